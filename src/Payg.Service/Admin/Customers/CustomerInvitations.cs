using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Service.Access;
using Payg.Service.Audit;
using Payg.Service.Mail;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Customers;
using Payg.Storage.Notifications;

namespace Payg.Service.Admin.Customers;

/// <summary>Creates customers before they have a user: who has the secret signs up as that user.</summary>
internal sealed class CustomerInvitations(
    PaygContext context, CustomerDetails details, IOptions<NewCustomerOptions> billing, Currency service,
    MailQueue mails, AuditLog audit, TimeProvider clock)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(7);

    /// <summary>Creates a customer and an invitation; null, with an error, where the external id is taken.</summary>
    public async Task<(Guid Id, InvitationResponse Invitation)?> CreateAsync(
        HttpContext http, NewCustomerRequest wanted, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (await details.IsTakenAsync(null, wanted.Details, errors, cancellationToken))
            return null;

        var now = clock.GetUtcNow();
        var customer = new CustomerRow
        {
            Id = Guid.CreateVersion7(now),
            Name = wanted.Name,
            Currency = service.Code,
            BillingMode = billing.Value.Mode,
            HasCredit = billing.Value.Mode is BillingMode.Prepaid,
            CreatedAt = now,
        };
        wanted.Details.ApplyTo(customer);
        context.Customers.Add(customer);
        context.Notify(
            EventTypes.CustomerCreated, customer.Id, "created",
            new { customer.Name, customer.Currency, customer.ExternalId }, now);
        audit.Add(
            http, AuditActions.CustomerCreated, AuditSubject.Customer(customer.Id), null, Details.Of(customer));
        var invitation = Add(customer.Id, customer.Name, customer.Email, now);
        return await details.SaveAsync(errors, cancellationToken) ? (customer.Id, invitation) : null;
    }

    /// <summary>Replaces the invitation of a customer; false: the customer has a user, null: not found.</summary>
    public async Task<(bool IsOpen, InvitationResponse? Invitation)?> RenewAsync(
        HttpContext http, Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.LockCustomerAsync(id, cancellationToken))
            return null;
        if (await context.Users.AnyAsync(user => user.CustomerId == id, cancellationToken))
            return (false, null);

        await context.Invitations.Where(row => row.CustomerId == id).ExecuteDeleteAsync(cancellationToken);
        var customer = await context.Customers.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var invitation = Add(id, customer.Name, customer.Email, clock.GetUtcNow());
        audit.Add(
            http, AuditActions.CustomerInvited, AuditSubject.Customer(id), null, new { invitation.ExpiresAt });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (true, invitation);
    }

    /// <summary>Adds an invitation, and a mail with it where the customer has an address.</summary>
    private InvitationResponse Add(Guid customer, string name, string? email, DateTimeOffset now)
    {
        var secret = InvitationSecret.Create();
        context.Invitations.Add(new InvitationRow
        {
            CustomerId = customer,
            Hash = InvitationSecret.Hash(secret),
            CreatedAt = now,
            ExpiresAt = now + s_lifetime,
        });
        if (email is not null)
        {
            mails.Add(MailTypes.Invitation, email, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["secret"] = secret,
                ["customer"] = name,
            });
        }

        return new InvitationResponse(secret, now + s_lifetime);
    }
}
