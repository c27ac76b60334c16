using Payg.Core.Customers;

namespace Payg.Metering.Leases;

/// <summary>
/// Calls that credit does not pay for are refused for up to a second without asking again. After a change of a
/// customer's credit, the next call asks at once on this node. Thread-safe.
/// </summary>
public sealed class CreditRefusals
{
    private readonly CallLeases _leases;

    internal CreditRefusals(CallLeases leases) => _leases = leases;

    /// <summary>Forgets that calls of a customer were refused.</summary>
    public void Forget(Guid customer) => _leases.Forget(new CustomerId(customer));
}
