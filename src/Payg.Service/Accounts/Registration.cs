using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Metering.Http;
using Payg.Service.Audit;
using Payg.Storage;
using Payg.Storage.Model;

namespace Payg.Service.Accounts;

/// <summary>Makes users, each with a customer of their own.</summary>
internal sealed class Registration(
    PaygContext context,
    UserManager<UserRow> users,
    IPasswordHasher<UserRow> hasher,
    PasswordWork passwords,
    IDatabaseFaults faults,
    AuditLog audit,
    Currency currency,
    TimeProvider clock)
{
    private const string NameTaken = "This user name is taken: choose another.";

    /// <summary>
    /// Makes a user and their customer in one transaction. Where the user could not be made, every broken rule has
    /// been reported and the answer is null.
    /// </summary>
    public async Task<UserRow?> RegisterAsync(
        Credentials credentials, FieldErrors errors, CancellationToken cancellationToken)
    {
        var name = UserNameNormalizer.Plain(credentials.Username);
        if (name is null)
            errors.Add("username", "Use valid Unicode.");
        else if (!errors.Has("username"))
            await CheckNameAsync(name, errors);
        if (!errors.Has("password"))
            RegistrationRules.CheckPassword(credentials.Password, credentials.Username, errors);

        return errors.Any ? null : await CreateAsync(name!, credentials.Password, false, errors, cancellationToken);
    }

    /// <summary>
    /// Makes a user with a name that keeps the rules. Null, with an error, where the name is taken. An administrator
    /// made so, by a command or at the first start, is in the audit log.
    /// </summary>
    public async Task<UserRow?> CreateAsync(
        string name, string password, bool isAdministrator, FieldErrors errors, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var customer = new CustomerRow
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            Currency = currency.Code,
            CreatedAt = now,
        };
        var user = new UserRow
        {
            Id = Guid.CreateVersion7(now),
            UserName = name,
            Customer = customer,
            IsAdministrator = isAdministrator,
            CreatedAt = now,
        };

        try
        {
            // All is saved with the user: Identity's store saves the whole context.
            user.PasswordHash = await passwords.RunAsync(() => hasher.HashPassword(user, password));
            context.Customers.Add(customer);
            if (isAdministrator)
            {
                audit.AddOwn(
                    AuditActions.RoleGranted, AuditSubject.Customer(customer.Id), new { IsAdministrator = true });
            }

            var result = await users.CreateAsync(user);
            if (result.Succeeded)
                return user;

            errors.Add("username", NameTaken);
        }
        catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception))
        {
            // Somebody took the name between the question and the attempt.
            errors.Add("username", NameTaken);
        }

        context.ChangeTracker.Clear();
        cancellationToken.ThrowIfCancellationRequested();
        return null;
    }

    private async Task CheckNameAsync(string name, FieldErrors errors)
    {
        RegistrationRules.CheckUserName(name, errors);
        if (!errors.Has("username") && await users.FindByNameAsync(name) is not null)
            errors.Add("username", NameTaken);
    }
}
