from django.db import migrations


class Migration(migrations.Migration):
    """A mended text may hold from the same day on: the later version takes the earlier one's place."""

    dependencies = [("guidance", "0001_life_events")]

    operations = [
        migrations.RemoveConstraint(
            model_name="eventversion", name="event_versions_begin_on_different_days"
        ),
    ]
