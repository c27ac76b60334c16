using Payg.Metering.Settings;
using Payg.Service.Diagnostics;
using Payg.Service.Payments.Charges;
using Payg.Service.Payments.Events;
using Payg.Service.Payments.Methods;
using Payg.Service.Payments.Outcomes;
using Payg.Service.Payments.Providers;
using Payg.Service.Payments.Terms;

namespace Payg.Service.Payments;

internal static class PaymentExtensions
{
    public static void AddPayments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<StripeOptions>(StripeOptions.Section);
        builder.Services.AddSettings<PaymentOptions>(PaymentOptions.Section);
        builder.Services.AddSingleton<PaymentMetrics>();
        builder.Services.AddSingleton<ICardProvider, StripeProvider>();
        builder.Services.AddSingleton<IPaymentProvider>(provider => provider.GetRequiredService<ICardProvider>());
        builder.Services.AddSingleton<IPaymentProvider, ManualProvider>();
        builder.Services.AddScoped<PaymentReader>();
        builder.Services.AddScoped<PaymentEffects>();
        builder.Services.AddScoped<PaymentOutcomes>();
        builder.Services.AddScoped<PaymentAccounts>();
        builder.Services.AddScoped<PaymentPages>();
        builder.Services.AddScoped<PaymentMethods>();
        builder.Services.AddScoped<PaymentRefunds>();
        builder.Services.AddScoped<CardPayments>();
        builder.Services.AddScoped<ManualPayments>();
        builder.Services.AddScoped<TopUps>();
        builder.Services.AddScoped<PaymentChecks>();
        builder.Services.AddScoped<StripeEvents>();
        builder.Services.AddScoped<AutoTopUps>();
        builder.Services.AddScoped<InvoicePayments>();
        builder.Services.AddSingleton<InvoiceChargeSweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<InvoiceChargeSweep>());
        builder.Services.AddSingleton<AutoTopUpSweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<AutoTopUpSweep>());
        builder.Services.AddSingleton<PaymentCheckSweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<PaymentCheckSweep>());
        builder.Services.AddSingleton<PaymentSweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<PaymentSweep>());
    }
}
