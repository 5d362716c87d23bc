"""What an import would change here, before anything is changed."""

from collections.abc import Iterator
from datetime import date

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import procedure_on, record_of
from motcua.domain.forms.selectors import form_keys_on
from motcua.domain.identity.selectors import roles
from motcua.domain.packages.rules.examples import example_as_data
from motcua.domain.packages.values import Package, PackageDifference
from motcua.domain.processes.rules.difference import differences as process_differences
from motcua.domain.processes.rules.written import digest_of
from motcua.domain.processes.selectors import latest_versions
from motcua.domain.processes.values import ProcessStatus
from motcua.domain.records.rules.difference import differences as record_differences

from .imports import kept_examples
from .known import is_published


def difference_of(package: Package, day: date) -> PackageDifference:
    """The package against what is in force on a day; of the process against the newest published."""
    return PackageDifference(
        is_new_here=not _stands(package.slug, day),
        record=tuple(_record(package, day)),
        process=tuple(_process(package)),
        forms=tuple(_forms(package, day)),
        examples=tuple(_examples(package)),
    )


def _stands(slug: str, day: date) -> bool:
    try:
        procedure_on(slug, day)
    except ProcedureNotFound:
        return False
    return True


def _record(package: Package, day: date) -> Iterator[str]:
    if _stands(package.slug, day):
        held = record_of(procedure_on(package.slug, day).version_id)
        yield from (each.sentence for each in record_differences(held, package.record))


def _process(package: Package) -> Iterator[str]:
    published = latest_versions(slugs=[package.slug], status=ProcessStatus.PUBLISHED)
    if package.process is None:
        return
    if not published:
        yield f"Quy trình nội bộ mới: “{package.process.name}”, {len(package.process.steps)} bước."
    elif published[0].digest != digest_of(package.process):
        names = {role.key: role.name for role in roles()}
        yield from process_differences(published[0].process, package.process, role_names=names)


def _forms(package: Package, day: date) -> Iterator[str]:
    held = form_keys_on(day)
    for form in package.forms:
        if not is_published(form):
            what = "Phiên bản mới" if form.schema.key in held else "Biểu mẫu mới"
            yield (
                f"{what}: “{form.schema.title}” (bản {form.schema.version}),"
                f" áp dụng từ {form.valid_from:%d/%m/%Y}."
            )


def _examples(package: Package) -> Iterator[str]:
    held = {each.name: example_as_data(each) for each in kept_examples(package.slug)}
    carried = {each.name: example_as_data(each) for each in package.examples}
    for name, data in carried.items():
        if name not in held:
            yield f"Thêm ví dụ “{name}”."
        elif held[name] != data:
            yield f"Sửa ví dụ “{name}”."
    for name in held:
        if name not in carried:
            yield f"Bỏ ví dụ “{name}”."
