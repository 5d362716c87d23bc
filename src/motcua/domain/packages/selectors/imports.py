"""What was imported here, and the examples that came with it."""

from motcua.domain.packages.models import PackageImport
from motcua.domain.packages.rules.examples import example_from
from motcua.domain.packages.values import Example, ImportLine


def kept_examples(slug: str) -> tuple[Example, ...]:
    """The examples of the latest import of a procedure. One query."""
    row = PackageImport.objects.filter(slug=slug).order_by("-imported_at", "-pk").first()
    return () if row is None else tuple(map(example_from, row.examples))


def imports_of(slug: str) -> tuple[ImportLine, ...]:
    """Every import of a procedure, the newest first. One query."""
    rows = PackageImport.objects.filter(slug=slug).order_by("-imported_at", "-pk")
    return tuple(
        ImportLine(
            slug=row.slug,
            digest=row.digest,
            imported_at=row.imported_at,
            record_id=row.record_id,
            process_version_id=row.process_version_id,
            example_count=len(row.examples),
        )
        for row in rows
    )
