using Payg.Storage.Model;
using Payg.Storage.Notifications;

namespace Payg.Service.Access;

/// <summary>Disables customers.</summary>
internal static class CustomerDisabling
{
    /// <summary>
    /// Refuses the tokens of a customer, who is locked, from now on, and notifies of it; the caller audits and saves.
    /// </summary>
    public static void Disable(this PaygContext context, CustomerRow customer, DateTimeOffset now)
    {
        (customer.DisabledAt, customer.AccessChangedAt) = (now, now);
        context.Notify(
            EventTypes.CustomerDisabled, customer.Id, $"disabled/{Guid.CreateVersion7(now)}",
            new { customer.Name, customer.ExternalId }, now);
    }
}
