using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Load.Scale.Rows;
using Payg.Storage;
using Payg.Storage.Catalog;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Testing.Processes;

namespace Payg.Load.Scale;

/// <summary>Fills the database of a service that is stopped.</summary>
internal static class ScaleDatabase
{
    /// <summary>Starts the service once, which makes the tables and the meters, ends it and adds the rows.</summary>
    /// <returns>What was added, and what the database takes on the disk then, in bytes.</returns>
    public static async Task<(ScaleData Data, long Bytes)> FillAsync(
        ServiceProcessOptions options, string? connectionString, int customers, int months,
        CancellationToken cancellationToken)
    {
        await using (var service = await ServiceProcess.StartAsync(options, cancellationToken))
            await service.TerminateAsync();

        var database = DatabaseOptions.Parse(connectionString, options.DataDirectory);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddPaygStorage(database, Currency.Usd).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var now = TimeProvider.System.GetUtcNow();
        var prices = await PricesAsync(context, cancellationToken);
        var data = new ScaleData(customers, months, prices, now);
        var sums = new ScaleSums(data, prices[0]);

        // A price is in force since the service first started: the past needs it too.
        var start = data.First.StartIn(TimeZoneInfo.Utc);
        await context.Prices.ExecuteUpdateAsync(
            set => set.SetProperty(price => price.EffectiveFrom, start), cancellationToken);
        await using var writer = await OpenAsync(context, connectionString, options, cancellationToken);
        await writer.WriteAsync(data.Customers(), cancellationToken);
        await writer.WriteAsync(data.Users(), cancellationToken);
        await writer.WriteAsync(data.Memberships(), cancellationToken);
        await writer.WriteAsync(data.Keys(), cancellationToken);
        await writer.WriteAsync(data.Tokens(), cancellationToken);
        await writer.WriteAsync(data.UsageLines(), cancellationToken);
        await writer.WriteAsync(data.Quarters(), cancellationToken);
        await writer.WriteAsync(sums.CustomerMonths(), cancellationToken);
        await writer.WriteAsync(sums.Months(), cancellationToken);
        await writer.WriteAsync(sums.Hours(), cancellationToken);
        await writer.CompleteAsync(cancellationToken);
        return (data, await writer.SizeAsync(cancellationToken));
    }

    private static async Task<IReadOnlyList<Price>> PricesAsync(
        PaygContext context, CancellationToken cancellationToken) =>
        [.. (await context.Prices.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken))
            .Select(StoredPrice.Read)];

    private static async Task<IBulkWriter> OpenAsync(
        PaygContext context, string? connectionString, ServiceProcessOptions options,
        CancellationToken cancellationToken)
    {
        if (connectionString is null)
        {
            return await SqliteBulkWriter.OpenAsync(
                context, Path.Combine(options.DataDirectory, "payg.db"), cancellationToken);
        }

        var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync(cancellationToken);
        return new PostgresBulkWriter(context, connection);
    }
}
