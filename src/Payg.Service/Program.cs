using Payg.Service.Accounts;
using Payg.Service.Admin;
using Payg.Service.Admin.Ledger;
using Payg.Service.Http;
using Payg.Service.Keys;
using Payg.Service.OpenApi;
using Payg.Service.Portal;
using Payg.Service.Prices;
using Payg.Service.SampleApis;
using Payg.Service.Startup;
using Payg.Service.Usage;

try
{
    if (args is [HealthCommand.Name, ..])
        return await HealthCommand.RunAsync(args[1..]);

    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
    });

    builder.AddPaygSettings();
    builder.AddPaygServer();
    builder.AddProblems();
    builder.AddPaygDatabase();
    builder.AddPaygMetering();
    builder.AddAccounts();
    builder.AddKeys();
    builder.AddUsage();
    builder.AddAdmin();
    builder.AddApiDocument();
    builder.AddHealth();

    var app = builder.Build();
    if (args is [VerifyCommand.Name, ..])
        return await VerifyCommand.RunAsync(app.Services, CancellationToken.None);

    app.UseProblems();
    app.UseReadiness();
    app.UseRouting();
    app.UseMetering();
    app.UseRefusalBodies();
    app.UseRateLimiter();
    app.UseAuthentication();
    app.UseAuthorization();

    app.MapAccounts();
    app.MapAccountSettings();
    app.MapKeys();
    app.MapSampleApis();
    app.MapPrices();
    app.MapCost();
    app.MapUsage();
    app.MapAdmin();
    app.MapHealth();
    app.MapApiDocument();
    app.UsePortal();

    await app.RunAsync();
    return Environment.ExitCode;
}
catch (Exception exception) when (StartupFailure.Of(exception) is { } failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return failure.ExitCode;
}
