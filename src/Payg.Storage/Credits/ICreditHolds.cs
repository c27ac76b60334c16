using Payg.Storage.Model;

namespace Payg.Storage.Credits;

/// <summary>What is held of customers' credit for calls that nodes may admit, or have admitted.</summary>
public interface ICreditHolds
{
    /// <summary>What is held of a customer's credit, in nanos of their currency.</summary>
    /// <param name="context">A context with an open transaction.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<Int128> HeldAsync(PaygContext context, Guid customer, CancellationToken cancellationToken);
}
