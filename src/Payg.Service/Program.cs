using Payg.Metering;
using Payg.Service.Accounts;
using Payg.Service.Admin;
using Payg.Service.Admin.Ledger;
using Payg.Service.Http;
using Payg.Service.OpenApi;
using Payg.Service.Portal;
using Payg.Service.Protection;
using Payg.Service.SampleApis;
using Payg.Service.Startup;

try
{
    if (args is [HealthCommand.Name, ..])
        return await HealthCommand.RunAsync(args[1..]);

    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
    });

    builder.AddPayg();
    builder.AddPaygServer();
    builder.AddProtection();
    builder.AddProblems();
    builder.AddAccounts();
    builder.AddAdmin();
    builder.AddApiDocument();
    builder.AddHealth();

    var app = builder.Build();
    if (args is [VerifyCommand.Name, ..])
        return await VerifyCommand.RunAsync(app.Services, CancellationToken.None);

    app.UseTrustedProxies();
    app.UseProblems();
    app.UseReadiness();
    app.UseRouting();
    app.UseAllowedOrigins();
    app.UseMetering();
    app.UseProtection();
    app.UseRefusalBodies();
    app.UseAuthentication();
    app.UseAuthorization();

    app.MapAccounts();
    app.MapAccountSettings();
    app.MapPayg("/api");
    app.MapSampleApis();
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
