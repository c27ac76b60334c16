using Payg.Service.Admin.Adjustments;
using Payg.Service.Admin.Calls;
using Payg.Service.Admin.Credits;
using Payg.Service.Admin.Customers;
using Payg.Service.Admin.Journals;
using Payg.Service.Admin.Ledger;
using Payg.Service.Admin.Limits;
using Payg.Service.Admin.Meters;
using Payg.Service.Admin.Prices;
using Payg.Service.Admin.Rejected;
using Payg.Service.Admin.Totals;
using Payg.Service.Budgets;
using Payg.Service.Erasure;
using Payg.Service.Http;
using Payg.Service.Invoices;
using Payg.Service.OpenApi;
using Payg.Service.Payments;
using Payg.Service.Plans;

namespace Payg.Service.Admin;

/// <summary>What administrators do. Everybody else is refused before anything is looked up.</summary>
internal static class AdminEndpoints
{
    public static void AddAdmin(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PriceChanges>();
        builder.Services.AddScoped<PriceHistory>();
        builder.Services.AddScoped<PriceSimulation>();
        builder.Services.AddScoped<MeterChanges>();
        builder.Services.AddScoped<CustomerAccess>();
        builder.Services.AddScoped<CustomerErasure>();
        builder.Services.AddScoped<CustomerReader>();
        builder.Services.AddScoped<CustomerCurrency>();
        builder.Services.AddScoped<CustomerDetails>();
        builder.Services.AddScoped<CustomerInvitations>();
        builder.Services.AddScoped<RateLimitChanges>();
        builder.Services.AddScoped<UsageAdjustments>();
        builder.Services.AddScoped<CreditChanges>();
        builder.Services.AddScoped<RecurringCreditChanges>();
        builder.Services.AddScoped<BillingChanges>();
        builder.Services.AddSingleton<CreditSweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<CreditSweep>());
        builder.Services.AddScoped<JournalReader>();
        builder.Services.AddScoped<JournalChanges>();
        builder.Services.AddScoped<TotalsReader>();
        builder.Services.AddScoped<TotalsTrend>();
        builder.Services.AddScoped<MonthRevenue>();
        builder.Services.AddScoped<TotalsHistory>();
        builder.Services.AddSingleton<EndedMonths>();
        builder.Services.AddSingleton<LedgerVerification>();
        builder.Services.AddSingleton<LedgerRuns>();
        builder.Services.AddScoped<ArchiveRecount>();
        builder.Services.AddScoped<CallEndpoints>();
        builder.Services.AddScoped<RejectedUsageChanges>();
    }

    public static void MapAdmin(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/api/admin").WithTags(DocumentHead.Administration).RequireAdministrator();
        admin.MapAdminMeters();
        admin.MapAdminPrices();
        PriceSimulation.Map(admin);
        admin.MapAdminCustomers();
        admin.MapAdminLimits();
        admin.MapAdjustments();
        admin.MapAdminCredits();
        admin.MapAdminBudgets();
        admin.MapAdminInvoices();
        admin.MapAdminPlans();
        admin.MapAdminPayments();
        CallEndpoints.Map(admin);
        admin.MapTotals();
        admin.MapLedger();
        admin.MapRejectedUsage();
        admin.MapJournals();
        admin.MapAudit();
    }
}
