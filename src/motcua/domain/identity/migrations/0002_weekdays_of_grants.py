"""On which days of the week a role is exercised; none: on every day of office hours."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="weekdays",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.PositiveSmallIntegerField(), default=list, size=None
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(weekdays__contained_by=[0, 1, 2, 3, 4, 5, 6]),
                name="identity_grant_weekdays_are_days",
            ),
        ),
    ]
