using Payg.Metering.Settings;
using Payg.Service.Invoices.Changes;
using Payg.Service.Invoices.Documents;
using Payg.Service.Invoices.Revenue;
using Payg.Service.Invoices.Runs;
using Payg.Service.Invoices.Terms;
using Payg.Service.Mail;
using Payg.Storage.Invoicing;

namespace Payg.Service.Invoices;

internal static class InvoiceExtensions
{
    public static void AddInvoices(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<InvoiceOptions>(InvoiceOptions.Section);
        builder.Services.AddSingleton<InvoiceDrafts>();
        builder.Services.AddScoped<InvoiceReader>();
        builder.Services.AddScoped<RevenueReader>();
        builder.Services.AddScoped<RestoredCredit>();
        builder.Services.AddScoped<InvoiceChanges>();
        builder.Services.AddScoped<InvoiceRun>();
        builder.Services.AddScoped<InvoiceDocuments>();
        builder.Services.AddSingleton<IMailAttachments, InvoiceAttachments>();
        builder.Services.AddScoped<BillingDetails>();
        builder.Services.AddSingleton<OverdueSweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<OverdueSweep>());
        builder.Services.AddSingleton<UnpaidInvoices>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<UnpaidInvoices>());
        builder.Services.AddSingleton<InvoiceJob>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<InvoiceJob>());
    }
}
