using System.Globalization;

namespace Payg.Service.Tests.Hosting;

/// <summary>Reads instants as tests write them.</summary>
internal static class Instants
{
    /// <summary>An RFC 3339 instant.</summary>
    public static DateTimeOffset Parse(string instant) =>
        DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
