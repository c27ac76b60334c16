using Microsoft.EntityFrameworkCore;
using Payg.Service.Payments.Providers;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Outcomes;

internal static class ProcessedEvents
{
    /// <summary>Saved with what it changes, while the customer is locked; false: it was processed before.</summary>
    public static async Task<bool> TryAddEventAsync(
        this PaygContext context, StripeEvent received, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await context.PaymentEvents.AnyAsync(row => row.Id == received.Id, cancellationToken))
            return false;
        context.PaymentEvents.Add(new PaymentEventRow { Id = received.Id, Type = received.Type, ReceivedAt = now });
        return true;
    }
}
