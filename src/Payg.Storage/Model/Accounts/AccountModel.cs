using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Model.Accounts;

internal static class AccountModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CustomerRow>(customer =>
        {
            customer.ToTable("customers");
            customer.Property(row => row.Id).ValueGeneratedNever();
            customer.Property(row => row.Name).HasMaxLength(PaygContext.MaxUserNameLength);
            customer.Property(row => row.TimeZone).HasMaxLength(64);
            customer.Property(row => row.Currency).HasMaxLength(3).HasDefaultValue("");
            customer.Property(row => row.TotalCostFraction).HasColumnName("total_cost_nanos");
            customer.Property(row => row.CreditLimitFraction).HasColumnName("credit_limit_nanos");
            customer.Property(row => row.CreditedFraction).HasColumnName("credited_nanos");
            customer.Property(row => row.SettledFraction).HasColumnName("settled_nanos");
            customer.Property(row => row.UnpaidFraction).HasColumnName("unpaid_nanos");
            customer.Ignore(row => row.CreditLimitNanos);
            customer.HasIndex(row => row.AccessChangedAt);
            customer.Property(row => row.BalanceAlerts).HasMaxLength(CustomerRow.MaxBalanceAlertsLength)
                .HasDefaultValue("");
            customer.Property(row => row.Company).HasMaxLength(CustomerRow.MaxCompanyLength);
            customer.Property(row => row.Email).HasMaxLength(CustomerRow.MaxEmailLength);
            customer.Property(row => row.ExternalId).HasMaxLength(CustomerRow.MaxExternalIdLength);
            customer.HasIndex(row => row.ExternalId).IsUnique();
            customer.Property(row => row.Notes).HasMaxLength(CustomerRow.MaxNotesLength);
        });

        modelBuilder.Entity<CustomerZoneRow>(zone =>
        {
            zone.ToTable("customer_zones");
            zone.HasKey(row => new { row.CustomerId, row.Month });
            zone.Property(row => row.TimeZone).HasMaxLength(64);
        });

        modelBuilder.Entity<UserRow>(user =>
        {
            user.ToTable("users");
            user.Property(row => row.Id).ValueGeneratedNever();
            user.Property(row => row.UserName).HasMaxLength(PaygContext.MaxUserNameLength).IsRequired();
            user.Property(row => row.NormalizedUserName).HasMaxLength(2 * PaygContext.MaxUserNameLength).IsRequired();
            user.HasIndex(row => row.NormalizedUserName).IsUnique();
            user.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
            user.HasOne(row => row.Customer).WithMany().HasForeignKey(row => row.CustomerId);
            user.HasIndex(row => row.AccessChangedAt);
            user.Property(row => row.NameSkeleton).HasMaxLength(PaygContext.MaxNameSkeletonLength);
            user.HasIndex(row => row.NameSkeleton).IsUnique();
            user.Property(row => row.TotpSecret).HasMaxLength(500);
            user.Property(row => row.Email).HasMaxLength(CustomerRow.MaxEmailLength);
            user.Property(row => row.NormalizedEmail).HasMaxLength(2 * CustomerRow.MaxEmailLength);
            user.HasIndex(row => row.NormalizedEmail);
            user.Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed);
            user.Ignore(row => row.TwoFactorEnabled);
        });

        modelBuilder.Entity<InvitationRow>(invitation =>
        {
            invitation.ToTable("invitations");
            invitation.HasKey(row => row.CustomerId);
            invitation.HasIndex(row => row.Hash).IsUnique();
            invitation.HasOne<CustomerRow>().WithOne().HasForeignKey<InvitationRow>(row => row.CustomerId);
        });

        ConfigureTokens(modelBuilder);
        ConfigureSignIn(modelBuilder);
    }

    private static void ConfigureTokens(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<TokenRow>(token =>
        {
            token.ToTable("tokens");
            token.HasKey(row => row.Hash);
            token.HasIndex(row => row.Id).IsUnique();
            token.HasOne(row => row.ApiKey).WithMany().HasForeignKey(row => row.ApiKeyId);
            token.HasIndex(row => new { row.CustomerId, row.Kind });
            token.HasIndex(row => new { row.UserId, row.Kind });
            token.Property(row => row.Client).HasMaxLength(TokenRow.MaxClientLength);
            token.Property(row => row.Address).HasMaxLength(PaygContext.MaxAddressLength);
            token.HasIndex(row => row.RevokedAt);
            token.HasIndex(row => row.ExpiresAt);
            token.Property(row => row.Name).HasMaxLength(TokenRow.MaxNameLength);
            token.Property(row => row.Start).HasMaxLength(16);
            token.Property(row => row.Meters).HasMaxLength(TokenRow.MaxMetersLength);
            token.HasOne<UserRow>().WithMany().HasForeignKey(row => row.UserId);
            token.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId);
        });

        modelBuilder.Entity<ApiKeyRow>(key =>
        {
            key.ToTable("api_keys");
            key.HasIndex(row => row.TokenId).IsUnique();
            key.HasIndex(row => row.CustomerId);
            key.Property(row => row.Name).HasMaxLength(TokenRow.MaxNameLength);
            key.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId);
        });

        // No foreign keys: rows are written on every log-out and read once.
        modelBuilder.Entity<AccessChangeRow>().ToTable("access_changes");
    }

    private static void ConfigureSignIn(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MembershipRow>(membership =>
        {
            membership.ToTable("memberships");
            membership.HasKey(row => new { row.CustomerId, row.UserId });
            membership.HasIndex(row => row.UserId);
            membership.Property(row => row.Role).HasMaxLength(MembershipRow.MaxRoleLength);
            membership.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId);
            membership.HasOne<UserRow>().WithMany().HasForeignKey(row => row.UserId);
        });

        modelBuilder.Entity<RecoveryCodeRow>(code =>
        {
            code.ToTable("recovery_codes");
            code.HasKey(row => new { row.UserId, row.Hash });
            code.HasOne<UserRow>().WithMany().HasForeignKey(row => row.UserId);
        });

        modelBuilder.Entity<SignInAttemptsRow>(attempts =>
        {
            attempts.ToTable("sign_in_attempts");
            attempts.HasKey(row => new { row.UserId, row.Source });
            attempts.Property(row => row.Source).HasMaxLength(SignInAttemptsRow.MaxSourceLength);
            attempts.HasIndex(row => row.Since);
        });

        modelBuilder.Entity<NoticeRow>(notice =>
        {
            notice.ToTable("notices");
            notice.Property(row => row.Kind).HasMaxLength(PaygContext.MaxAuditWord);
            notice.Property(row => row.Address).HasMaxLength(PaygContext.MaxAddressLength);
            notice.Property(row => row.Client).HasMaxLength(TokenRow.MaxClientLength);
            notice.HasIndex(row => new { row.UserId, row.Id });
            notice.HasIndex(row => row.DeliveredAt);
            notice.HasOne<UserRow>().WithMany().HasForeignKey(row => row.UserId);
        });

        modelBuilder.Entity<ProtectionKeyRow>(key =>
        {
            key.ToTable("protection_keys");
            key.Property(row => row.Name).HasMaxLength(200);
        });
    }
}
