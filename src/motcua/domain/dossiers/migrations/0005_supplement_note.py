"""What an applicant writes along with the papers that were asked for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_register_and_copies")]

    operations = [
        migrations.AddField(
            model_name="supplementrequest",
            name="sent_note",
            field=models.TextField(default=""),
        )
    ]
