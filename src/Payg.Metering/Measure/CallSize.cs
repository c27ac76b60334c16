using Microsoft.AspNetCore.Http;
using Payg.Core.Meters;

namespace Payg.Metering.Measure;

/// <summary>How much a call will use, as far as its endpoint knows before it runs.</summary>
internal readonly record struct CallSize(MeteredAttribute? Metered, HttpContext? Context)
{
    public Dimensions? Dimensions { get; init; }

    /// <summary>The units that the customer's credit must pay for before the call is served: 1 or more.</summary>
    public long AtMost => Metered?.MostUnits(Context!) ?? 1;
}
