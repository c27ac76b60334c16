using Microsoft.Extensions.DependencyInjection;

namespace Payg.Billing;

/// <summary>Whether the endpoints for customers are mapped.</summary>
internal sealed class BillingMarks
{
    private bool _isMapped;

    /// <exception cref="InvalidOperationException"><c>AddPayg</c> was not called.</exception>
    public static BillingMarks Of(IServiceProvider services) =>
        services.GetService<BillingMarks>() ?? throw new InvalidOperationException(
            "Payg's services are missing: call builder.AddPayg(), or services.AddPayg(configuration), before the "
            + "application is built.");

    /// <exception cref="InvalidOperationException">They are already.</exception>
    public void Map()
    {
        if (_isMapped)
            throw new InvalidOperationException("app.MapPayg() was called twice: call it once, with one prefix.");
        _isMapped = true;
    }
}
