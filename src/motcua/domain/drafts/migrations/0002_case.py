"""The case that the applicant says is theirs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("drafts", "0001_initial")]
    operations = [
        migrations.AddField("draft", "case_key", models.TextField(default="")),
    ]
