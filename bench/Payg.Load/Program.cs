using System.Globalization;
using Payg.Load;
using Payg.Load.Abuse;
using Payg.Load.Invoices;
using Payg.Load.Measure;
using Payg.Load.Scale;
using Payg.Load.Servers;

switch (Environment.GetEnvironmentVariable(LoadServers.ServerVariable))
{
    case BareServer.Name:
        await BareServer.RunAsync(args);
        return 0;
    case NaiveServer.Name:
        await NaiveServer.RunAsync(args);
        return 0;
}

try
{
    var options = LoadOptions.Parse(args);
    if (options.Scenario is LoadOptions.Invoices)
    {
        await InvoiceLoad.RunAsync(options.Customers.Max(), Console.Out, CancellationToken.None);
        return 0;
    }

    if (options.Scenario is LoadOptions.Scale)
    {
        await ScaleRun.RunAsync(options, Console.Out, Console.Error, CancellationToken.None);
        return 0;
    }

    await using var servers = await LoadServers.StartAsync(
        options.Customers.Max(), options.Targets, CancellationToken.None);
    if (options.Scenario is LoadOptions.Abuse)
    {
        await new AbuseRun(servers, options, Console.Error).RunAsync(Console.Out, CancellationToken.None);
        return 0;
    }

    var run = new LoadRun(servers, options, Console.Error);
    await run.WarmUpAsync(servers.Targets, CancellationToken.None);
    foreach (var connections in options.Connections)
    {
        foreach (var customers in options.Customers)
        {
            var samples = await run.RunAsync(connections, customers, CancellationToken.None);
            Console.WriteLine($"\n{connections} connections, {customers} customers; every count was exact\n");
            Console.WriteLine(LoadTable.Of(samples));
            foreach (var target in servers.Targets.Where(target => target.IsPayg))
            {
                if (servers.Targets.Any(other => string.Equals(other.Name, NaiveServer.Name, StringComparison.Ordinal)))
                {
                    var ratio = LoadTable.Ratio(samples, target.Name, NaiveServer.Name);
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture, $"{target.Name}: {ratio:F1} times as many calls as naive"));
                }

                var plain = target.Name.Replace(LoadServers.Prepaid, "", StringComparison.Ordinal);
                if (!string.Equals(plain, target.Name, StringComparison.Ordinal)
                    && servers.Targets.Any(other => string.Equals(other.Name, plain, StringComparison.Ordinal)))
                {
                    var ratio = LoadTable.Ratio(samples, target.Name, plain);
                    var cpu = LoadTable.CpuRatio(samples, target.Name, plain);
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{target.Name}: {ratio:F3} of the calls of {plain}, {cpu:F3} times the CPU a call"));
                }
            }
        }
    }

    return 0;
}
catch (Exception failure) when (failure is FormatException or InvalidOperationException or FileNotFoundException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
