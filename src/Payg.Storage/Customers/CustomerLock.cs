using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model;

namespace Payg.Storage.Customers;

/// <summary>Makes changes of one customer take turns, those of a flush included.</summary>
public static class CustomerLock
{
    /// <summary>
    /// Locks a customer until the end of the context's open transaction, by writing their row as it is. What is read
    /// afterwards is what the transactions before have left.
    /// </summary>
    /// <returns>False: there is no such customer.</returns>
    public static async Task<bool> LockCustomerAsync(
        this PaygContext context, Guid customer, CancellationToken cancellationToken) =>
        await context.Customers.Where(row => row.Id == customer).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Name, row => row.Name), cancellationToken) == 1;
}
