using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts.Users;

/// <summary>Makes a check of a password hold: it takes long, and the password may change meanwhile.</summary>
internal static class CheckedUsers
{
    /// <summary>
    /// The row of a user whose password was checked, unless that check is out of date. Updating it, in the transaction
    /// that acts on the check, makes others who change the user wait.
    /// </summary>
    public static IQueryable<UserRow> StillAs(this PaygContext context, UserRow user) =>
        context.Users.Where(row => row.Id == user.Id && row.PasswordHash == user.PasswordHash);
}
