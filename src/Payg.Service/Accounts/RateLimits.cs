using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Payg.Metering;

namespace Payg.Service.Accounts;

/// <summary>How often one address may register and log in.</summary>
internal static class RateLimits
{
    /// <summary>The policy for registrations.</summary>
    public const string Register = "register";

    /// <summary>The policy for logins.</summary>
    public const string Login = "login";

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    /// <summary>Adds both policies.</summary>
    public static void AddRateLimits(this IServiceCollection services) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.OnRejected = RefuseAsync;
            limiter.AddPolicy(Register, context => Partition(context, settings => settings.Register));
            limiter.AddPolicy(Login, context => Partition(context, settings => settings.Login));
        });

    private static RateLimitPartition<string> Partition(HttpContext context, Func<RateLimitSettings, int> limit)
    {
        var settings = context.RequestServices.GetRequiredService<IOptions<RateLimitSettings>>().Value;
        var permits = limit(settings);
        return permits == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(AddressOf(context), _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = permits,
                Window = s_window,
                QueueLimit = 0,
            });
    }

    /// <summary>An IPv6 customer has a whole /64, so that is what counts as one address (RFC 6177).</summary>
    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: 16 } bytes
            ? Convert.ToHexString(bytes.AsSpan(0, 8))
            : address.ToString();
    }

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var retryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : s_window;
        var seconds = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Refusals.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "rate_limited",
            $"Too many attempts from this address: try again in {seconds} s.");
    }
}
