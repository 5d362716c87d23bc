"""A kind for every act that is told, and applicants without an account."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

KINDS = "submitted accepted supplement_requested_at_intake refused transferred followed_successor handed_over taken obligation_raised payment_recorded supplement_requested_in_process supplement_accepted paused resumed apologised redated rejected result_ready handed_to_post returned collection_reminded withdrawn stopped withdrawal_declined reopened"  # noqa: E501


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("notifications", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="message",
            name="recipient",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RemoveConstraint(
            model_name="message", name="notifications_message_is_written_once_per_fact"
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(
                fields=("fact_id", "recipient", "channel"),
                name="notifications_message_is_written_once_per_fact",
                nulls_distinct=False,
            ),
        ),
        migrations.RemoveConstraint(model_name="message", name="notifications_kind_is_known"),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=Q(kind__in=KINDS.split()), name="notifications_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=~Q(channel="in_app") | Q(recipient__isnull=False),
                name="notifications_account_page_has_an_owner",
            ),
        ),
    ]
