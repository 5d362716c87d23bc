import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0001_initial'),
        ('documents', '0001_initial'),
        ('dossiers', '0001_initial'),
        ('organisations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Apology',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('for_due_at', models.DateTimeField()),
                ('raised_at', models.DateTimeField()),
                ('drafted_reason', models.TextField()),
                ('proposed_due_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(default='')),
                ('new_due_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('is_late_notice', models.BooleanField(default=False)),
            ],
            options={
                'db_table': 'dossiers_apology',
            },
        ),
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('answer_by', models.DateTimeField()),
                ('answer', models.TextField(default='')),
                ('answered_at', models.DateTimeField(null=True)),
                ('overdue_noted_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'dossiers_consultation',
            },
        ),
        migrations.CreateModel(
            name='Custody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('keeper', models.TextField()),
                ('state', models.TextField()),
                ('stage', models.TextField(default='')),
                ('word', models.TextField()),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'dossiers_custody',
            },
        ),
        migrations.CreateModel(
            name='ExtraPaperAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper_name', models.TextField()),
                ('attempted_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'db_table': 'dossiers_extra_paper_attempt',
            },
        ),
        migrations.CreateModel(
            name='Obligation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.TextField()),
                ('name', models.TextField()),
                ('amount_vnd', models.PositiveBigIntegerField()),
                ('pauses_clock', models.BooleanField()),
                ('raised_at', models.DateTimeField()),
                ('paid_at', models.DateTimeField(null=True)),
                ('receipt_number', models.TextField(default='')),
            ],
            options={
                'db_table': 'dossiers_obligation',
            },
        ),
        migrations.CreateModel(
            name='Pause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ground', models.TextField()),
                ('reason', models.TextField(default='')),
                ('legal_basis', models.TextField(default='')),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
                ('expected_until', models.DateField(null=True)),
            ],
            options={
                'db_table': 'dossiers_pause',
            },
        ),
        migrations.CreateModel(
            name='ReplacedResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('number', models.TextField()),
                ('ready_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('returned_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField()),
                ('what_was_wrong', models.TextField()),
            ],
            options={
                'db_table': 'dossiers_replaced_result',
            },
        ),
        migrations.CreateModel(
            name='SupplementRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('is_at_intake', models.BooleanField()),
                ('items', models.JSONField()),
                ('reason', models.TextField()),
                ('legal_basis', models.TextField()),
                ('complete_by', models.DateField(null=True)),
                ('requested_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('completed_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'dossiers_supplement_request',
            },
        ),
        migrations.CreateModel(
            name='Verification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('happened_at', models.DateTimeField()),
                ('place', models.TextField()),
                ('participants', models.TextField()),
                ('findings', models.TextField()),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'dossiers_verification',
            },
        ),
        migrations.RemoveConstraint(
            model_name='component',
            name='dossier_component_stands_once',
        ),
        migrations.RemoveConstraint(
            model_name='dossier',
            name='dossier_state_is_one_the_law_knows',
        ),
        migrations.RemoveConstraint(
            model_name='dossier',
            name='dossier_accepted_at_and_due_at_together',
        ),
        migrations.RemoveConstraint(
            model_name='dossier',
            name='dossier_beyond_intake_is_due',
        ),
        migrations.RemoveConstraint(
            model_name='dossier',
            name='dossier_with_result_was_approved',
        ),
        migrations.RemoveConstraint(
            model_name='dossier',
            name='dossier_refused_has_a_reason',
        ),
        migrations.RemoveConstraint(
            model_name='slip',
            name='dossiers_slip_of_a_kind_stands_once',
        ),
        migrations.RemoveIndex(
            model_name='dossier',
            name='dossier_at_one_stop_by_due',
        ),
        migrations.AddField(
            model_name='component',
            name='supplement',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='dossier',
            name='apology_raise_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='dossier',
            name='archive_index',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='dossier',
            name='behind',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='dossier',
            name='clock_started_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='dossier',
            name='collection_reminders',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='dossier',
            name='entered_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='dossier',
            name='outcome',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='dossier',
            name='parcel_number',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='dossier',
            name='reappointments',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='dossier',
            name='register_serial',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='dossier',
            name='register_volume',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='dossier',
            name='rejection_letter_number',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='dossier',
            name='supplement_requests',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='dossier',
            name='withdrawal_answer',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='dossier',
            name='withdrawal_reason',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='slip',
            name='ordinal',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name='dossier',
            name='account',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('state__in', ['submitted', 'supplement_before_acceptance', 'accepted', 'supplement_in_process', 'withdraw_requested', 'rejected', 'result_ready'])), fields=['receiving_agency', 'due_at', 'id'], name='dossier_at_one_stop_by_due'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('apology_raise_at__isnull', False)), fields=['apology_raise_at', 'id'], name='dossier_by_apology_raise'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('register_serial__isnull', False)), fields=['receiving_agency', 'accepted_at', 'id'], name='dossier_by_register'),
        ),
        migrations.AddConstraint(
            model_name='component',
            constraint=models.UniqueConstraint(fields=('dossier', 'order', 'supplement'), name='dossier_component_stands_once'),
        ),
        # Dossiers that were under way: their limit counts from acceptance; what was proposed was a result.
        migrations.RunSQL(
            """
            UPDATE dossiers_dossier SET clock_started_at = accepted_at WHERE accepted_at IS NOT NULL;
            UPDATE dossiers_dossier SET outcome = 'result' WHERE appraised_by_id IS NOT NULL;
            """,
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['submitted', 'supplement_before_acceptance', 'refused', 'accepted', 'awaiting_payment', 'in_progress', 'supplement_in_process', 'paused', 'withdraw_requested', 'withdrawn', 'stopped', 'rejected', 'result_ready', 'returned', 'archived'])), name='dossier_state_is_one_the_law_knows'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(('accepted_at__isnull', False), ('due_at__isnull', True), _connector='OR'), name='dossier_is_due_only_after_acceptance'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'in_progress', 'rejected', 'result_ready', 'returned', 'archived']), _negated=True), models.Q(('clock_started_at__isnull', False), ('due_at__isnull', False)), _connector='OR'), name='dossier_that_runs_is_due'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(('due_at__isnull', True), models.Q(('state__in', ['supplement_in_process', 'paused']), _negated=True), _connector='OR'), name='dossier_that_waits_is_not_due'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['rejected', 'result_ready', 'returned', 'archived']), _negated=True), models.Q(('approved_by__isnull', False), ('result_ready_at__isnull', False)), _connector='OR'), name='dossier_with_result_was_approved'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['refused', 'rejected']), _negated=True), models.Q(('refusal_reason', ''), _negated=True), _connector='OR'), name='dossier_refused_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='slip',
            constraint=models.UniqueConstraint(fields=('dossier', 'kind', 'ordinal'), name='dossiers_slip_of_a_kind_stands_once'),
        ),
        migrations.AddField(
            model_name='apology',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.agency'),
        ),
        migrations.AddField(
            model_name='apology',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='apologies', to='dossiers.dossier'),
        ),
        migrations.AddField(
            model_name='apology',
            name='sent_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='apology',
            name='slip',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.slip'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.agency'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='answered_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='consultation',
            name='asked_by',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='consultation',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='dossiers.dossier'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='slip',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.slip'),
        ),
        migrations.AddField(
            model_name='custody',
            name='account',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='custody',
            name='agency',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.agency'),
        ),
        migrations.AddField(
            model_name='custody',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='custody', to='dossiers.dossier'),
        ),
        migrations.AddField(
            model_name='custody',
            name='given_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='extrapaperattempt',
            name='account',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='extrapaperattempt',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.agency'),
        ),
        migrations.AddField(
            model_name='extrapaperattempt',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extra_paper_attempts', to='dossiers.dossier'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='obligations', to='dossiers.dossier'),
        ),
        migrations.AddField(
            model_name='pause',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pauses', to='dossiers.dossier'),
        ),
        migrations.AddField(
            model_name='replacedresult',
            name='approved_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='replacedresult',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replaced_results', to='dossiers.dossier'),
        ),
        migrations.AddField(
            model_name='replacedresult',
            name='file',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.file'),
        ),
        migrations.AddField(
            model_name='supplementrequest',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supplement_requests_made', to='dossiers.dossier'),
        ),
        migrations.AddField(
            model_name='supplementrequest',
            name='slip',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.slip'),
        ),
        migrations.AddField(
            model_name='verification',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verifications', to='dossiers.dossier'),
        ),
        migrations.AddField(
            model_name='verification',
            name='recorded_by',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='verification',
            name='slip',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.slip'),
        ),
        migrations.AddIndex(
            model_name='apology',
            index=models.Index(condition=models.Q(('sent_at__isnull', True)), fields=['agency', 'for_due_at'], name='dossier_apology_to_send'),
        ),
        migrations.AddConstraint(
            model_name='apology',
            constraint=models.UniqueConstraint(fields=('dossier', 'for_due_at'), name='dossier_apologises_once_for_a_due_time'),
        ),
        migrations.AddConstraint(
            model_name='apology',
            constraint=models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='dossier_apology_sent_has_a_reason'),
        ),
        migrations.AddIndex(
            model_name='consultation',
            index=models.Index(condition=models.Q(('answered_at__isnull', True), ('overdue_noted_at__isnull', True)), fields=['answer_by'], name='dossier_consultation_by_due'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True)), fields=('dossier', 'agency'), name='dossier_asks_an_agency_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='custody',
            constraint=models.UniqueConstraint(fields=('dossier', 'version'), name='dossier_custody_begins_once_per_act'),
        ),
        migrations.AddConstraint(
            model_name='custody',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('dossier',), name='dossier_lies_in_one_place'),
        ),
        migrations.AddConstraint(
            model_name='custody',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='dossier_custody_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='obligation',
            constraint=models.UniqueConstraint(condition=models.Q(('paid_at__isnull', True)), fields=('dossier',), name='dossier_owes_one_thing_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='obligation',
            constraint=models.CheckConstraint(condition=models.Q(('paid_at__isnull', True), models.Q(('receipt_number', ''), _negated=True), _connector='OR'), name='dossier_obligation_paid_has_a_receipt'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('dossier',), name='dossier_is_paused_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='dossier_pause_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='supplementrequest',
            constraint=models.UniqueConstraint(fields=('dossier', 'ordinal'), name='dossier_supplement_request_is_numbered'),
        ),
        migrations.AddConstraint(
            model_name='supplementrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('completed_at__isnull', True)), fields=('dossier',), name='dossier_has_one_open_supplement_request'),
        ),
        migrations.AddConstraint(
            model_name='supplementrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('items', []), _negated=True)), name='dossier_supplement_says_what_and_why'),
        ),
    ]
