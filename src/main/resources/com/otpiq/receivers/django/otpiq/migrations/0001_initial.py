from django.db import migrations, models


def compare_bytes(apps, schema_editor):
    """MySQL compares text without case and accents otherwise: smsId is opaque."""
    if schema_editor.connection.vendor == "mysql":
        for table in ("otpiq_smsevent", "otpiq_smsmessage"):
            schema_editor.execute(
                f"ALTER TABLE {table} "
                "CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
            )


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            name="SmsEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("sms_id", models.CharField(max_length=200)),
                ("channel", models.CharField(max_length=50)),
                ("status", models.CharField(max_length=50)),
                ("is_final", models.BooleanField()),
                ("reason", models.TextField(null=True)),
                ("sender_id", models.TextField(null=True)),
                ("received_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="SmsMessage",
            fields=[
                (
                    "sms_id",
                    models.CharField(max_length=200, primary_key=True, serialize=False),
                ),
                ("status", models.CharField(max_length=50)),
                ("channel", models.CharField(max_length=50)),
                ("is_final", models.BooleanField(default=False)),
                ("reason", models.TextField(null=True)),
                ("sender_id", models.TextField(null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.AddConstraint(
            model_name="smsevent",
            constraint=models.UniqueConstraint(
                fields=("sms_id", "channel", "status", "is_final"),
                name="otpiq_event_once",
            ),
        ),
        migrations.RunPython(compare_bytes, migrations.RunPython.noop),
    ]
