using System.Data;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Storage.Databases;
using Payg.Storage.Flush;
using Payg.Storage.Model.Usage;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Flush;

/// <summary>Usage that was rejected and is charged after all, in the transaction of whoever decides so.</summary>
public abstract class RejectedUsageTests(DatabaseKind kind)
{
    private const long Price = 5;

    public sealed class OnSqlite() : RejectedUsageTests(DatabaseKind.Sqlite);

    public sealed class OnPostgres() : RejectedUsageTests(DatabaseKind.Postgres);

    [Fact]
    public async Task Charge_OfUsageThatCanBeCharged_AddsItToItsLineAndApiKey()
    {
        await using var database = await CreateAsync(kind);
        var (customer, meter) = (await database.AddCustomerAsync(), await database.AddMeterAsync(Price));
        await database.ApplyAsync(Record(customer, meter, 2));

        Assert.Null(await ChargeAsync(database, NewRow(customer, meter)));

        Assert.Equal((9, 9 * Price), await database.ChargedAsync(customer));
        Assert.Equal([(0, 2L), (4, 7L)], await database.InContextAsync(async context =>
            (await context.UsageQuarters.AsNoTracking().OrderBy(row => row.ApiKey).ToListAsync())
                .ConvertAll(row => (row.ApiKey, row.Quantity))));
    }

    [Fact]
    public async Task Charge_OfUsageThatStillCannotBeCharged_SaysWhyAndChangesNothing()
    {
        await using var database = await CreateAsync(kind);
        var (customer, meter) = (await database.AddCustomerAsync(), await database.AddMeterAsync(Price));

        Assert.NotEmpty(await ChargeAsync(database, NewRow(customer, new MeterId(999))) ?? "");
        Assert.NotEmpty(
            await ChargeAsync(database, NewRow(new CustomerId(Guid.CreateVersion7(Start)), meter)) ?? "");

        Assert.Equal((0, 0), await database.ChargedAsync(customer));
    }

    [Fact]
    public async Task Charge_ThatIsCancelled_Throws()
    {
        await using var database = await CreateAsync(kind);
        var (customer, meter) = (await database.AddCustomerAsync(), await database.AddMeterAsync(Price));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ChargeAsync(database, NewRow(customer, meter), new CancellationToken(canceled: true)));

        Assert.Equal((0, 0), await database.ChargedAsync(customer));
    }

    private static RejectedUsageRow NewRow(CustomerId customer, MeterId meter) => new()
    {
        CustomerId = customer.Value,
        MeterId = meter.Value,
        ApiKey = 4,
        Quantity = 7,
        OccurredAt = Start.AddMinutes(3),
        Reason = RejectionReasons.Refused,
        Text = "",
    };

    private static Task<string?> ChargeAsync(
        LedgerDatabase database, RejectedUsageRow row, CancellationToken cancellationToken = default) =>
        database.InContextAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(
                IsolationLevel.Serializable, CancellationToken.None);
            var refusal = await database.Rejected.TryChargeAsync(context, row, cancellationToken);
            if (refusal is null)
                await transaction.CommitAsync(CancellationToken.None);
            return refusal;
        });
}
