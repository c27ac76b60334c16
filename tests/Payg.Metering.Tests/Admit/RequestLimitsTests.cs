using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Customers;
using Payg.Http.Errors;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Settings;
using Payg.Metering.Tests.Authenticate;

namespace Payg.Metering.Tests.Admit;

public sealed class RequestLimitsTests
{
    private static readonly CustomerId s_ann = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
    private static readonly CustomerId s_bob = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch));

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 27, 23, 59, 18, TimeSpan.Zero));
    private readonly RequestLimits _limits;

    public RequestLimitsTests() => _limits = new RequestLimits(
        Options.Create(new RateLimitOptions { Changes = 2, ChangesPerDay = 3, Estimates = 1 }), _clock);

    [Fact]
    public void Changes_OfACustomer_AreLimitedByTheMinuteAndByTheDay()
    {
        Assert.Null(_limits.TryChange(ContextOf(s_ann)));
        Assert.Null(_limits.TryChange(ContextOf(s_ann)));
        AssertRefused("changes", quota: 2, window: 60, seconds: 42, context => _limits.TryChange(context));
        Assert.Null(_limits.TryChange(ContextOf(s_bob)));

        // A refusal by the minute takes nothing of the day, which ends with this minute.
        _clock.Advance(TimeSpan.FromMinutes(1));
        for (var minute = 0; minute < 3; minute++)
        {
            Assert.Null(_limits.TryChange(ContextOf(s_ann)));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        AssertRefused(
            "changes-per-day", quota: 3, window: 86400, seconds: 86400 - 198, context => _limits.TryChange(context));
    }

    [Fact]
    public void Change_GivenBack_CountsNeitherInTheMinuteNorInTheDay()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Null(_limits.TryChange(ContextOf(s_ann)));
            _limits.GiveBackChange(ContextOf(s_ann));
        }
    }

    [Fact]
    public void Changes_WithoutACustomer_AreLimitedByAddress()
    {
        Assert.Null(_limits.TryChange(ContextOf(null)));
        Assert.Null(_limits.TryChange(ContextOf(null)));

        Assert.NotNull(_limits.TryChange(ContextOf(null)));
        Assert.Null(_limits.TryChange(ContextOf(null, "203.0.113.8")));
        Assert.Null(_limits.TryChange(ContextOf(s_ann)));
    }

    [Fact]
    public void Estimates_OfAnAddress_AreLimitedWhoeverAsks()
    {
        Assert.Null(_limits.TryEstimate(ContextOf(s_bob)));

        AssertRefused("estimates", quota: 1, window: 60, seconds: 42, context => _limits.TryEstimate(context));
        Assert.Null(_limits.TryEstimate(ContextOf(s_ann, "203.0.113.8")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Endpoint_UnderALimit_IsNotRunBeyondIt(bool isOfChanges)
    {
        var runs = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddPaygProblems();
        builder.Services.AddSingleton(_limits);
        await using var application = builder.Build();
        var handler = application.MapGet("/", () => { runs++; });
        _ = isOfChanges ? handler.LimitChanges() : handler.LimitEstimates();
        var endpoint = ((IEndpointRouteBuilder)application).DataSources.Single().Endpoints.Single();
        Assert.Equal(isOfChanges, endpoint.Metadata.GetMetadata<LimitedChangesAttribute>() is not null);

        for (var call = 0; call < 4; call++)
        {
            var context = ProblemContext.Create(application.Services);
            await endpoint.RequestDelegate!(context);
            if (runs <= call)
                Assert.Equal((429, "rate_limited"), context.Problem());
        }

        Assert.Equal(isOfChanges ? 2 : 1, runs);
    }

    private static void AssertRefused(
        string policy, int quota, int window, int seconds, Func<HttpContext, ProblemHttpResult?> attempt)
    {
        var context = ContextOf(s_ann);
        var refusal = attempt(context);

        Assert.NotNull(refusal);
        Assert.Equal(429, refusal.StatusCode);
        Assert.Equal("rate_limited", refusal.ProblemDetails.Extensions["code"]);
        Assert.Contains($" {seconds} s", refusal.ProblemDetails.Detail, StringComparison.Ordinal);
        Assert.Equal($"{seconds}", context.Response.Headers.RetryAfter);
        Assert.Equal($"\"{policy}\";q={quota};w={window}", context.Response.Headers["RateLimit-Policy"]);
    }

    private static DefaultHttpContext ContextOf(CustomerId? customer, string address = "203.0.113.7")
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (customer is not null)
            context.Features.Set(new Caller(MemoryCredentials.NewCredential(customer)));
        return context;
    }
}
