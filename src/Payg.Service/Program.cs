using Payg.Billing;
using Payg.Service.Access;
using Payg.Service.Accounts;
using Payg.Service.Accounts.Users;
using Payg.Service.Admin;
using Payg.Service.Admin.Calls;
using Payg.Service.Admin.Journals;
using Payg.Service.Admin.Ledger;
using Payg.Service.Audit;
using Payg.Service.Budgets;
using Payg.Service.Deliveries;
using Payg.Service.Erasure;
using Payg.Service.Export;
using Payg.Service.Health;
using Payg.Service.Http;
using Payg.Service.Idempotency;
using Payg.Service.Mail;
using Payg.Service.Invoices;
using Payg.Service.Observability;
using Payg.Service.OpenApi;
using Payg.Service.Payments;
using Payg.Service.Plans;
using Payg.Service.Portal;
using Payg.Service.Protection;
using Payg.Service.Retention;
using Payg.Service.SampleApis;
using Payg.Service.Server;
using Payg.Service.Startup;
using Payg.Service.Webhooks;

// Before anything slow: a start that is asked to end does so in good order.
using var signals = StopSignals.Listen();
return await new PaygCommandLine(signals, AddServices, UsePipeline).RunAsync(
    args,
    new MigrateCommand(),
    new CreateAdministratorCommand(),
    new VerifyCommand(),
    new CallsCommand(),
    new ExportCommand(),
    JournalCommands.Create(),
    new EraseCommand(),
    InvoiceCommands.Create(),
    new BackupCommand(),
    new HealthCommand());

static void AddServices(WebApplicationBuilder builder)
{
    builder.AddPayg();
    builder.AddPaygServer();
    builder.AddShutdown();
    builder.AddProtection();
    builder.AddProblems();
    builder.AddAudit();
    builder.AddAccess();
    builder.AddAccounts();
    builder.AddIdempotency();
    builder.AddAdmin();
    builder.AddBudgets();
    builder.AddDeliveries();
    builder.AddWebhooks();
    builder.AddMail();
    builder.AddInvoices();
    builder.AddPlans();
    builder.AddPayments();
    builder.AddExport();
    builder.AddRetention();
    builder.AddApiDocument();
    builder.AddHealth();
    builder.AddObservability();
    builder.AddPortal();
}

static void UsePipeline(WebApplication app)
{
    app.UseShutdown();
    app.UseTrustedProxies();
    app.UseTransportSecurity();
    app.UseProblems();
    app.UseReadiness();
    app.UseRouting();
    app.UseAllowedOrigins();
    app.UseMetering();
    app.UseProtection();
    app.UseRefusalBodies();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseSignInRules();

    app.MapAccounts();
    app.MapAccountSettings();
    app.MapPasswords();
    app.MapEmail();
    app.MapMail();
    app.MapSessions();
    app.MapTotp();
    app.MapPayg("/api");
    app.MapSampleApis();
    app.MapBudgets();
    app.MapWebhooks();
    app.MapInvoices();
    app.MapPlans();
    app.MapPayments();
    app.MapAdmin();
    app.MapExport();
    app.MapHealth();
    app.MapMetrics();
    app.MapApiDocument();
    app.MapSecurityContact();
    BuiltEndpoints.Keep(app);
    app.UsePortal();
}
