using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Core.Names;
using Payg.Http.Errors;
using Payg.Service.Access;
using Payg.Service.Audit;
using Payg.Service.Mail;
using Payg.Storage.Credits;
using Payg.Storage.Customers;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Customers;
using Payg.Storage.Notifications;
using Payg.Storage.Plans;

namespace Payg.Service.Accounts.Users;

/// <summary>Makes users, each with a customer of their own.</summary>
internal sealed class Registration(
    PaygContext context,
    UserManager<UserRow> users,
    IPasswordHasher<UserRow> hasher,
    PasswordWork passwords,
    IDatabaseFaults faults,
    AuditLog audit,
    CreditLedger credits,
    SubscriptionLedger subscriptions,
    MailQueue mails,
    Currency currency,
    IOptions<NewCustomerOptions> settings,
    IOptions<MailOptions> mail,
    TimeProvider clock)
{
    private const string WelcomeReference = "welcome";
    private const string NameTaken = "This user name is taken: choose another.";
    private const string NotInvited = "This invitation is unknown, expired or already used.";

    /// <summary>In one transaction; null, where every broken rule has been reported.</summary>
    public async Task<UserRow?> RegisterAsync(
        RegistrationRequest credentials, FieldErrors errors, CancellationToken cancellationToken)
    {
        var name = UserNameNormalizer.Plain(credentials.Username);
        if (name is null)
            errors.Add("username", "Use valid Unicode.");
        else if (!errors.Has("username"))
            await CheckNameAsync(name, errors);
        if (!errors.Has("password"))
            RegistrationRules.CheckPassword(credentials.Password, credentials.Username, errors);

        if (credentials.Email is null && mail.Value.RequireAddress && !errors.Has("email"))
            errors.Add("email", "This field is required.");
        var invitation = await FindAsync(credentials.Invitation, errors, cancellationToken);
        return errors.Any
            ? null
            : await CreateAsync(
                new NewUser(name!, credentials.Password) { Invitation = invitation, Email = credentials.Email },
                errors, cancellationToken);
    }

    /// <summary>
    /// Creates a user with a name that keeps the rules. Null, with an error, where the name is taken, or another that
    /// looks like it. An administrator created so, by a command or at the first start, is in the audit log.
    /// </summary>
    public async Task<UserRow?> CreateAsync(NewUser wanted, FieldErrors errors, CancellationToken cancellationToken)
    {
        var name = wanted.Name;
        var now = clock.GetUtcNow();
        var customer = wanted.Invitation is { CustomerId: var invited }
            ? await context.Customers.SingleAsync(row => row.Id == invited, cancellationToken)
            : NewCustomer(name, now);
        var user = new UserRow
        {
            Id = Guid.CreateVersion7(now),
            UserName = name,
            Customer = customer,
            NameSkeleton = NameSkeleton.Of(name),
            IsAdministrator = wanted.IsAdministrator,
            MustChangePassword = wanted.MustChangePassword,
            Email = wanted.Email,
            NormalizedEmail = wanted.Email is null ? null : MailAddresses.Normalize(wanted.Email),
            CreatedAt = now,
        };

        try
        {
            // All is saved with the user: Identity's store saves the whole context.
            // An operator's start or command waits for nobody: idle threads could keep it waiting for long.
            user.PasswordHash = wanted.IsAdministrator
                ? hasher.HashPassword(user, wanted.Password)
                : await passwords.RunAsync(() => hasher.HashPassword(user, wanted.Password), isKnown: false);
            AddCustomer(wanted, customer, now);
            context.Memberships.Add(new MembershipRow
            {
                CustomerId = customer.Id,
                UserId = user.Id,
                CreatedAt = now,
            });
            AddMail(user);
            if (wanted.IsAdministrator)
            {
                audit.AddOwn(
                    AuditActions.RoleGranted, AuditSubject.Customer(customer.Id), new { IsAdministrator = true });
            }

            if (await StoreAsync(user, customer, wanted, now, cancellationToken))
                return user;

            errors.Add("username", NameTaken);
        }
        catch (DbUpdateConcurrencyException) when (wanted.Invitation is not null)
        {
            // Someone else accepted it, or it was renewed, between the question and the attempt.
            errors.Add("invitation", NotInvited);
        }
        catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception))
        {
            // Someone took the name between the question and the attempt.
            errors.Add("username", NameTaken);
        }

        context.ChangeTracker.Clear();
        cancellationToken.ThrowIfCancellationRequested();
        return null;
    }

    /// <summary>Adds the customer with their credit, unless an operator has created them.</summary>
    private void AddCustomer(NewUser wanted, CustomerRow customer, DateTimeOffset now)
    {
        if (wanted.Invitation is { } invitation)
        {
            context.Invitations.Remove(invitation);
            return;
        }

        context.Customers.Add(customer);
        context.Notify(
            EventTypes.CustomerCreated, customer.Id, "created", new { customer.Name, customer.Currency }, now);
        if (!wanted.IsAdministrator && WelcomeOf(customer, now) is { } welcome)
            CreditLedger.Open(context, customer, welcome);
    }

    private void AddMail(UserRow user)
    {
        if (user.Email is not null)
        {
            mails.Add(MailTypes.VerifyAddress, user.Email, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [MailTypes.User] = user.Id.ToString(),
            });
        }
    }

    /// <summary>Also the credit of one who was invited, and the default plan; false: the name is taken.</summary>
    private async Task<bool> StoreAsync(
        UserRow user, CustomerRow customer, NewUser wanted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var code = customer.Currency.Length > 0 ? customer.Currency : currency.Code;
        var plan = wanted.IsAdministrator
            ? null
            : await SubscriptionLedger.DefaultAsync(context, code, cancellationToken);
        if (wanted.Invitation is null && plan is null)
            return (await users.CreateAsync(user)).Succeeded;

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!(await users.CreateAsync(user)).Succeeded)
            return false;
        if (wanted.Invitation is not null)
            await WelcomeInvitedAsync(customer, now, cancellationToken);
        if (plan is not null)
        {
            await context.LockCustomerAsync(customer.Id, cancellationToken);
            await subscriptions.StartAsync(context, customer.Id, plan, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// Grants the credit for who registers to a customer who was invited, unless they are charged in another currency.
    /// An operator may have granted them credit before.
    /// </summary>
    private async Task WelcomeInvitedAsync(
        CustomerRow customer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (WelcomeOf(customer, now) is not { } welcome)
            return;
        await context.LockCustomerAsync(customer.Id, cancellationToken);
        var isGranted = await context.CreditGrants.AnyAsync(
            row => row.CustomerId == customer.Id && row.Reference == WelcomeReference, cancellationToken);
        if (!isGranted)
            await credits.GrantAsync(context, welcome, cancellationToken);
    }

    /// <summary>The credit that everybody gets who registers; null: none, or in another currency.</summary>
    private CreditGrantRow? WelcomeOf(CustomerRow customer, DateTimeOffset now)
    {
        if (!Money.TryParseNanos(settings.Value.Welcome, out var nanos)
            || (customer.Currency.Length > 0
                && !string.Equals(customer.Currency, currency.Code, StringComparison.Ordinal)))
        {
            return null;
        }

        var welcome = CreditGrantRow.Of(customer.Id, CreditKind.Promo, nanos, now);
        welcome.Reference = WelcomeReference;
        return welcome;
    }

    private CustomerRow NewCustomer(string name, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Name = name,
        Currency = currency.Code,
        BillingMode = settings.Value.Mode,
        HasCredit = settings.Value.Mode is BillingMode.Prepaid,
        CreatedAt = now,
    };

    private async Task<InvitationRow?> FindAsync(
        string? secret, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(secret))
            return null;

        var (hash, now) = (InvitationSecret.Hash(secret), clock.GetUtcNow());
        var invitation = await context.Invitations.SingleOrDefaultAsync(
            row => row.Hash == hash && row.ExpiresAt > now, cancellationToken);
        if (invitation is null)
            errors.Add("invitation", NotInvited);
        return invitation;
    }

    private async Task CheckNameAsync(string name, FieldErrors errors)
    {
        RegistrationRules.CheckUserName(name, errors);
        if (!errors.Has("username") && await IsTakenAsync(name))
            errors.Add("username", NameTaken);
    }

    private async Task<bool> IsTakenAsync(string name)
    {
        var lookAlikes = NameSkeleton.LookAlikes(name);
        return await users.FindByNameAsync(name) is not null
            || await context.Users.AnyAsync(user => lookAlikes.Contains(user.NameSkeleton!));
    }
}

/// <param name="password">The password. This is no record, so that none is written out by mistake.</param>
internal sealed class NewUser(string name, string password)
{
    public string Name => name;

    public string Password => password;

    /// <summary>The invitation that the user accepts; null: they get a customer of their own.</summary>
    public InvitationRow? Invitation { get; init; }

    /// <summary>Where the user receives e-mail; null: nowhere.</summary>
    public string? Email { get; init; }

    public bool IsAdministrator { get; init; }

    public bool MustChangePassword { get; init; }
}
