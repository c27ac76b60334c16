using Payg.Metering.Admit;

namespace Payg.Metering.Tests.Admit;

public sealed class DecisionTests
{
    [Fact]
    public void Decision_OfEachKind_SaysWhetherItHoldsRoomAndWhyTheCallIsNotServed()
    {
        var quota = new CallQuota(12, 3, TimeSpan.FromSeconds(5));

        var admitted = Decision.Admitted(quota);
        Assert.Equal((true, null, quota), (admitted.HoldsRoom, admitted.Refusal, admitted.Quota));
        var free = Decision.AdmittedFree(quota);
        Assert.Equal((false, null, quota), (free.HoldsRoom, free.Refusal, free.Quota));
        var refused = Decision.Refused(Refusal.Full);
        Assert.Equal((false, Refusal.Full, null), (refused.HoldsRoom, refused.Refusal, refused.Quota));
        var limited = Decision.Limited(quota);
        Assert.Equal((false, Refusal.Limited, quota), (limited.HoldsRoom, limited.Refusal, limited.Quota));
    }

    [Fact]
    public async Task Refusal_OfACall_IsAProblemWithItsCode()
    {
        foreach (var (refusal, status, code, retryAfter) in new[]
        {
            (Refusal.Disabled, 403, "account_disabled", ""),
            (Refusal.Forbidden, 403, "meter_not_allowed", ""),
            (Refusal.Full, 503, "journal_full", "1"),
            (Refusal.BudgetUnknown, 503, "budget_unknown", "1"),
            (Refusal.Limited, 429, "rate_limited", ""),
        })
        {
            var context = ProblemContext.Create();

            await refusal.WriteAsync(context, Decision.Refused(refusal), "api3");

            Assert.Equal((status, code), context.Problem());
            Assert.Equal(retryAfter, context.Response.Headers.RetryAfter.ToString());
        }
    }

    [Fact]
    public async Task Refusal_ByALimit_SaysWhenTheNextCallIsServed()
    {
        var context = ProblemContext.Create();

        await Refusal.Limited.WriteAsync(
            context, Decision.Limited(new CallQuota(12, 0, TimeSpan.FromSeconds(4.2))), "api3");

        Assert.Equal((429, "rate_limited"), context.Problem());
        Assert.Equal("5", context.Response.Headers.RetryAfter);
        Assert.Equal("\"calls\";q=12;w=60", context.Response.Headers["RateLimit-Policy"]);
        Assert.Equal("\"calls\";r=0;t=5", context.Response.Headers["RateLimit"]);
    }

    [Fact]
    public void Quota_OfAServedCall_IsWrittenToItsResponse()
    {
        var context = ProblemContext.Create();

        new CallQuota(12, 1, TimeSpan.FromSeconds(5)).WriteTo(context.Response.Headers);

        Assert.Equal("\"calls\";q=12;w=60", context.Response.Headers["RateLimit-Policy"]);
        Assert.Equal("\"calls\";r=1;t=5", context.Response.Headers["RateLimit"]);
        Assert.Equal(0, context.Response.Headers.RetryAfter.Count);
    }
}
