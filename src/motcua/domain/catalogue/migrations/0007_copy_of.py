from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0006_search_left")]

    operations = [
        migrations.AddField(
            model_name="procedureversion",
            name="copy_of",
            field=models.BigIntegerField(null=True),
        ),
    ]
