"""Files that people and officials handed in or made. The bytes lie in the content store."""

from django.db import models

from motcua.foundation.privacy import Classification, Sensitivity


class File(models.Model):
    """One upload: whose, what it was called, which bytes."""

    sha256 = models.CharField(max_length=64, db_index=True)
    byte_count = models.PositiveBigIntegerField()
    media_type = models.TextField()
    original_name = models.CharField(max_length=255)
    kept_by_account_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField()

    class Meta:
        db_table = "documents_file"


PRIVACY: Classification = {
    "documents_file": {
        "id": Sensitivity.INTERNAL,
        "sha256": Sensitivity.INTERNAL,
        "byte_count": Sensitivity.INTERNAL,
        "media_type": Sensitivity.INTERNAL,
        "original_name": Sensitivity.PERSONAL,
        "kept_by_account_id": Sensitivity.INTERNAL,
        "kept_at": Sensitivity.INTERNAL,
    }
}
