using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Audit;
using Payg.Service.Mail;
using Payg.Storage.Catalog;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Model.Payments;
using Payg.Storage.Plans;

namespace Payg.Service.Erasure;

/// <summary>
/// Erases what Payg keeps about the person behind a customer: names, addresses, log-ins, cards, and what the audit log
/// and events say of them. Usage, cost, credits, payments and issued invoices stay, under a name that says nothing.
/// </summary>
internal sealed class CustomerErasure(
    PaygContext context, IExclusiveTransactions exclusive, AuditLog audit, TimeProvider clock)
{
    private const string Erased = "erased";

    /// <summary>What names a person, or was named by one, in the data of events.</summary>
    private static readonly string[] s_names = ["name", "external_id"];

    /// <summary>Erases a customer, in one transaction; what was erased before is erased again.</summary>
    /// <returns>What was erased; a reason not to where something is left to settle first.</returns>
    public async Task<ErasureOutcome> EraseAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        // 1. Alone with who is an administrator, and with flushes of the customer.
        await using var transaction = await exclusive.BeginAsync(
            context, ExclusiveMatter.Administrators, cancellationToken);
        if (!await context.LockCustomerAsync(id, cancellationToken))
            return ErasureOutcome.Refused("Customer not found.");
        if (await ObstacleAsync(id, cancellationToken) is { } obstacle)
            return ErasureOutcome.Refused(obstacle);

        // 2. The person, in the order in which rows refer to each other.
        var customer = await context.Customers.SingleAsync(row => row.Id == id, cancellationToken);
        var users = await context.Users.Where(row => row.CustomerId == id).ToListAsync(cancellationToken);
        await EraseMailsAsync(customer, users, cancellationToken);
        await EraseAccessAsync(id, [.. users.Select(user => user.Id)], cancellationToken);
        var provider = await EraseBillingAsync(id, cancellationToken);
        Erase(customer);
        foreach (var user in users)
            Erase(user, user == users[0] ? customer.Name : NameOf(user.Id));
        await EraseRecordsAsync(id, users, cancellationToken);

        // 3. Nodes look the tokens up again, and find that they have ended.
        audit.AddOwn(AuditActions.CustomerErased, AuditSubject.Customer(id), new { Reason = reason });
        context.AccessChanges.Add(new AccessChangeRow { CustomerId = id });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ErasureOutcome(null, new ErasureResponse(id, customer.Name, customer.ErasedAt!.Value, provider));
    }

    /// <summary>What must be settled first, while it is known who the customer is; null: nothing.</summary>
    private async Task<string?> ObstacleAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await context.Users.AnyAsync(row => row.CustomerId == id && row.IsAdministrator, cancellationToken))
            return "The customer's user is an administrator: remove the role first.";
        if (await context.Invoices.AnyAsync(
            row => row.CustomerId == id && (row.State == InvoiceState.Draft
                || (row.Kind == InvoiceKind.Invoice && row.Payment == PaymentState.Open
                    && row.GrossMinor > row.CreditedMinor)),
            cancellationToken))
        {
            return "The customer has drafts or unpaid invoices: finalize and settle them first.";
        }

        if (await context.Payments.Where(row => row.CustomerId == id).WhereOpen().AnyAsync(cancellationToken))
            return "A payment of the customer is under way: wait for its outcome.";
        var now = clock.GetUtcNow();
        return await context.Subscriptions.WhereCharging().AnyAsync(
            row => row.CustomerId == id && (row.EndsAt == null || row.EndsAt > now), cancellationToken)
            ? "The customer subscribes to a plan with a fee: cancel the subscription first."
            : null;
    }

    private async Task EraseMailsAsync(
        CustomerRow customer, IReadOnlyCollection<UserRow> users, CancellationToken cancellationToken)
    {
        var details = await context.BillingDetails.AsNoTracking()
            .SingleOrDefaultAsync(row => row.CustomerId == customer.Id, cancellationToken);
        string[] addresses =
        [
            .. users.Select(user => user.Email).Append(customer.Email).Append(details?.Email)
                .OfType<string>().Distinct(StringComparer.Ordinal),
        ];
        var keys = addresses.Select(MailAddresses.Normalize).ToArray();
        await context.Deliveries.Where(row => row.Recipient != null && addresses.Contains(row.Recipient))
            .ExecuteDeleteAsync(cancellationToken);
        await context.MailOptOuts.Where(row => keys.Contains(row.Email)).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task EraseAccessAsync(Guid id, Guid[] users, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await context.Tokens.Where(row => row.CustomerId == id).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.RevokedAt, row => row.RevokedAt ?? now)
                .SetProperty(row => row.Client, (string?)null)
                .SetProperty(row => row.Address, (string?)null)
                .SetProperty(row => row.Name, row => row.Name == null ? null : Erased),
            cancellationToken);
        await context.ApiKeys.Where(row => row.CustomerId == id)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Name, Erased), cancellationToken);
        await context.Invitations.Where(row => row.CustomerId == id).ExecuteDeleteAsync(cancellationToken);
        await context.MailLinks.Where(row => users.Contains(row.UserId)).ExecuteDeleteAsync(cancellationToken);
        await context.Notices.Where(row => users.Contains(row.UserId)).ExecuteDeleteAsync(cancellationToken);
        await context.RecoveryCodes.Where(row => users.Contains(row.UserId)).ExecuteDeleteAsync(cancellationToken);
        await context.SignInAttempts.Where(row => users.Contains(row.UserId)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Cards, the address for invoices to come, and names of budgets.</summary>
    /// <returns>What the payment provider calls the customer, who must be deleted there too; null: nothing.</returns>
    private async Task<string?> EraseBillingAsync(Guid id, CancellationToken cancellationToken)
    {
        var provider = await context.PaymentAccounts.Where(row => row.CustomerId == id)
            .Select(row => row.ProviderRef).SingleOrDefaultAsync(cancellationToken);
        await context.PaymentAccounts.Where(row => row.CustomerId == id).ExecuteDeleteAsync(cancellationToken);
        await context.PaymentMethods.Where(row => row.CustomerId == id).ExecuteDeleteAsync(cancellationToken);
        await context.BillingDetails.Where(row => row.CustomerId == id).ExecuteDeleteAsync(cancellationToken);
        await context.IdempotencyKeys.Where(row => row.CustomerId == id).ExecuteDeleteAsync(cancellationToken);
        await context.Budgets.Where(row => row.CustomerId == id)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Name, Erased), cancellationToken);
        return provider;
    }

    /// <summary>What the audit log and events say about the person. That something was done, and when, stays.</summary>
    private async Task EraseRecordsAsync(
        Guid id, IReadOnlyCollection<UserRow> users, CancellationToken cancellationToken)
    {
        var subject = AuditSubject.Customer(id);
        var ids = users.Select(user => (Guid?)user.Id).ToArray();
        var entries = context.AuditEntries.Where(row =>
            (row.SubjectKind == subject.Kind && row.SubjectId == subject.Id) || ids.Contains(row.ActorId));
        await context.AuditAddresses.Where(row => entries.Any(entry => entry.Id == row.EntryId
            && (entry.ActorId == null || ids.Contains(entry.ActorId)))).ExecuteDeleteAsync(cancellationToken);
        await entries.Where(row => AuditActions.Personal.Contains(row.Action)).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Before, (string?)null)
                .SetProperty(row => row.After, (string?)null),
            cancellationToken);
        foreach (var user in users)
        {
            await context.AuditEntries.Where(row => row.ActorId == user.Id).ExecuteUpdateAsync(
                change => change.SetProperty(row => row.ActorName, user.UserName), cancellationToken);
        }

        foreach (var alert in await context.Alerts.Where(row => row.CustomerId == id).ToListAsync(cancellationToken))
            alert.Data = WithoutNames(alert.Data);
    }

    private static string WithoutNames(string data)
    {
        if (JsonNode.Parse(data) is not JsonObject values)
            return data;
        foreach (var name in s_names.Where(values.ContainsKey))
            values[name] = Erased;
        return values.ToJsonString();
    }

    private void Erase(CustomerRow customer)
    {
        var now = clock.GetUtcNow();
        (customer.Name, customer.Company, customer.Email) = (NameOf(customer.Id), null, null);
        (customer.ExternalId, customer.Notes, customer.BalanceAlerts) = (null, null, "");
        (customer.DisabledAt, customer.DunnedAt) = (customer.DisabledAt ?? now, null);
        (customer.AccessChangedAt, customer.ErasedAt) = (now, now);
    }

    private void Erase(UserRow user, string name)
    {
        user.UserName = name;
        user.NormalizedUserName = name.ToUpperInvariant();
        (user.Email, user.NormalizedEmail, user.EmailConfirmed) = (null, null, false);
        (user.PasswordHash, user.NameSkeleton, user.PhoneNumber) = (null, null, null);
        (user.TotpSecret, user.TotpEnabledAt) = (null, null);
        (user.SecurityStamp, user.AccessChangedAt) = (null, clock.GetUtcNow());
    }

    private static string NameOf(Guid id) => $"{Erased}-{id.ToString("N")[^12..]}";
}

internal sealed record ErasureOutcome(string? Refusal, ErasureResponse? Erased)
{
    public static ErasureOutcome Refused(string reason) => new(reason, null);
}

/// <summary>A customer who was erased.</summary>
/// <param name="Id">The customer's id, which stays.</param>
/// <param name="PaymentCustomer">
/// What the payment provider calls the customer, who must be deleted there too; null: not known there.
/// </param>
internal sealed record ErasureResponse(Guid Id, string Username, DateTimeOffset ErasedAt, string? PaymentCustomer);
