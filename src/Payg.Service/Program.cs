using Payg.Service.Accounts;
using Payg.Service.Admin;
using Payg.Service.Admin.Ledger;
using Payg.Service.Commands;
using Payg.Service.Http;
using Payg.Service.Keys;
using Payg.Service.OpenApi;
using Payg.Service.Portal;
using Payg.Service.Prices;
using Payg.Service.SampleApis;
using Payg.Service.Startup;
using Payg.Service.Usage;
using Payg.Service.Usage.Export;

return await new PaygCommandLine(AddServices, UsePipeline).RunAsync(
    args,
    new MigrateCommand(),
    new CreateAdministratorCommand(),
    new VerifyCommand(),
    new ExportCommand(),
    new BackupCommand());

static void AddServices(WebApplicationBuilder builder)
{
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
}

static void UsePipeline(WebApplication app)
{
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
}
