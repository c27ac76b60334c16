using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Model.Notifications;

internal static class NotificationModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AlertRow>(alert =>
        {
            alert.ToTable("alerts");
            alert.HasIndex(row => new { row.CustomerId, row.Key }).IsUnique();
            alert.HasIndex(row => new { row.CustomerId, row.Id });
            alert.Property(row => row.Type).HasMaxLength(AlertRow.MaxTypeLength);
            alert.Property(row => row.Key).HasMaxLength(AlertRow.MaxKeyLength);
            alert.Property(row => row.Data).HasMaxLength(AlertRow.MaxDataLength);
        });

        modelBuilder.Entity<WebhookEndpointRow>(endpoint =>
        {
            endpoint.ToTable("webhook_endpoints");
            endpoint.Property(row => row.Id).ValueGeneratedNever();
            endpoint.Property(row => row.Url).HasMaxLength(WebhookEndpointRow.MaxUrlLength);
            endpoint.Property(row => row.Description).HasMaxLength(WebhookEndpointRow.MaxDescriptionLength);
            endpoint.Property(row => row.Types).HasMaxLength(WebhookEndpointRow.MaxTypesLength);
            endpoint.Property(row => row.Secret).HasMaxLength(WebhookEndpointRow.MaxSecretLength);
            endpoint.Property(row => row.PreviousSecret).HasMaxLength(WebhookEndpointRow.MaxSecretLength);
        });

        modelBuilder.Entity<DeliveryRow>(delivery =>
        {
            delivery.ToTable("deliveries");
            delivery.Property(row => row.Id).ValueGeneratedNever();
            delivery.Property(row => row.MessageId).HasMaxLength(DeliveryRow.MaxMessageIdLength);
            delivery.Property(row => row.Type).HasMaxLength(AlertRow.MaxTypeLength);
            delivery.Property(row => row.Recipient).HasMaxLength(DeliveryRow.MaxRecipientLength);
            delivery.Property(row => row.Content).HasMaxLength(DeliveryRow.MaxContentLength);
            delivery.Property(row => row.Response).HasMaxLength(DeliveryRow.MaxResponseLength);
            delivery.Property(row => row.Error).HasMaxLength(DeliveryRow.MaxErrorLength);

            delivery.HasIndex(row => new { row.AlertId, row.EndpointId });
            delivery.HasIndex(row => new { row.EndpointId, row.Id });
            delivery.HasIndex(row => row.NextAttemptAt).HasFilter("next_attempt_at IS NOT NULL");
            delivery.HasOne<WebhookEndpointRow>().WithMany().HasForeignKey(row => row.EndpointId)
                .OnDelete(DeleteBehavior.Cascade);
        });

        modelBuilder.Entity<DeliveryAttemptRow>(attempt =>
        {
            attempt.ToTable("delivery_attempts");
            attempt.HasKey(row => new { row.DeliveryId, row.Id });
            attempt.Property(row => row.Id).ValueGeneratedNever();
            attempt.Property(row => row.Response).HasMaxLength(DeliveryRow.MaxResponseLength);
            attempt.Property(row => row.Error).HasMaxLength(DeliveryRow.MaxErrorLength);
            attempt.HasOne<DeliveryRow>().WithMany().HasForeignKey(row => row.DeliveryId)
                .OnDelete(DeleteBehavior.Cascade);
        });

        // No foreign key: alerts are never deleted.
        modelBuilder.Entity<QueuedAlertRow>(queued =>
        {
            queued.ToTable("queued_alerts");
            queued.HasKey(row => row.AlertId);
            queued.Property(row => row.AlertId).ValueGeneratedNever();
        });

        ConfigureMail(modelBuilder);
    }

    private static void ConfigureMail(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MailLinkRow>(link =>
        {
            link.ToTable("mail_links");
            link.HasKey(row => row.Hash);
            link.Property(row => row.Email).HasMaxLength(CustomerRow.MaxEmailLength);
            link.HasIndex(row => new { row.UserId, row.Purpose });
            link.HasIndex(row => row.ExpiresAt);
            link.HasOne<UserRow>().WithMany().HasForeignKey(row => row.UserId);
        });

        modelBuilder.Entity<MailOptOutRow>(refusal =>
        {
            refusal.ToTable("mail_opt_outs");
            refusal.HasKey(row => row.Email);
            refusal.Property(row => row.Email).HasMaxLength(CustomerRow.MaxEmailLength);
        });
    }
}
