from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='meeting',
            name='cancelled_why',
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
