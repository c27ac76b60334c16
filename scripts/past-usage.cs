#:project ../src/Payg.Storage/Payg.Storage.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Adds usage of the past to the SQLite database of a new service that is stopped, as the flush would have, for pictures
// and trials. The newest price of each meter is taken to have been in force all along.
//   dotnet run scripts/past-usage.cs payg.db < records
// One record a line: customer's id, meter's number, quantity, instant (RFC 3339), and dimensions as JSON without
// spaces, if any.

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Storage;
using Payg.Storage.Databases;
using Payg.Storage.Model;

var invariant = CultureInfo.InvariantCulture;
var records = new List<UsageRecord>();
while (await Console.In.ReadLineAsync() is { } line)
{
    var parts = line.Split(' ');
    records.Add(new UsageRecord(
        new CustomerId(Guid.Parse(parts[0])),
        new MeterId(int.Parse(parts[1], invariant)),
        long.Parse(parts[2], invariant),
        DateTimeOffset.Parse(parts[3], invariant))
    {
        Dimensions = parts.Length > 4 ? Dimensions.Parse(parts[4]) : null,
    });
}

var services = new ServiceCollection()
    .AddSingleton(TimeProvider.System)
    .AddPaygStorage(new DatabaseOptions(DatabaseKind.Sqlite, $"Data Source={args[0]}"), Currency.Parse("USD"));
await using var provider = services.BuildServiceProvider();
provider.GetRequiredService<DatabaseReadiness>().MarkReady();
await using (var scope = provider.CreateAsyncScope())
{
    var prices = scope.ServiceProvider.GetRequiredService<PaygContext>().Prices;
    await prices.Where(price => prices.Any(other => other.MeterId == price.MeterId
            && other.EffectiveFrom > price.EffectiveFrom))
        .ExecuteDeleteAsync();
}

var batch = new UsageBatch(new BatchId(Guid.CreateVersion7(), 1), records, 1);
await provider.GetRequiredService<IUsageLedger>().ApplyAsync(batch, CancellationToken.None);
