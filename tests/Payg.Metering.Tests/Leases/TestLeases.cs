using Payg.Metering.Leases;

namespace Payg.Metering.Tests.Leases;

/// <summary>Leases of a node whose customers have none.</summary>
internal static class TestLeases
{
    public static CallLeases Create(TimeProvider? clock = null) =>
        new(clock ?? TimeProvider.System, new LeaseOptions(TimeSpan.FromSeconds(1)));
}
