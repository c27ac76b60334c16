using Payg.Billing.Usage;
using Payg.Core.Calendar;
using Payg.Http.Errors;

namespace Payg.Billing.Tests.Usage;

public sealed class UsageQueryTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);
    private static readonly Guid s_customer = Guid.CreateVersion7(s_now);

    [Fact]
    public void Parse_WithoutParameters_AsksForAllUntilNow()
    {
        var query = Parse(out var errors);

        Assert.False(errors.Any);
        Assert.Equal((null, s_now, null, false), (query!.From, query.To, query.Meter, query.IsByApiKey));
    }

    [Theory]
    [InlineData("hour", UsageWindow.Hour)]
    [InlineData("day", UsageWindow.Day)]
    [InlineData("month", UsageWindow.Month)]
    public void Parse_WithAWindow_TakesIt(string text, UsageWindow window) =>
        Assert.Equal(window, Parse(out _, window: text)!.Window);

    [Fact]
    public void Parse_WithEveryParameter_TakesThem()
    {
        var query = Parse(
            out var errors, "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", "hour", "api1", "api_key", limit: "5");

        Assert.False(errors.Any);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), query!.From);
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero), query.To);
        Assert.Equal(("api1", true, 5), (query.Meter, query.IsByApiKey, query.Page.Take));
    }

    [Theory]
    [InlineData("from", "yesterday", null, null, null, null, null)]
    [InlineData("to", null, "2026-13-01T00:00:00Z", null, null, null, null)]
    [InlineData("from", "2026-11-02T00:00:00Z", "2026-11-02T00:00:00Z", null, null, null, null)]
    [InlineData("from", "2026-12-01T00:00:00Z", null, null, null, null, null)]
    [InlineData("from", "1990-01-01T00:00:00Z", "2026-11-02T00:00:00Z", "hour", null, null, null)]
    [InlineData("window", null, null, "week", null, null, null)]
    [InlineData("meter", null, null, null, "Not A Key", null, null)]
    [InlineData("group_by", null, null, null, null, "a user", null)]
    [InlineData("limit", null, null, null, null, null, "0")]
    public void Parse_WithAFaultyParameter_ReportsItAlone(
        string field, string? from, string? to, string? window, string? meter, string? groupBy, string? limit)
    {
        Assert.Null(Parse(out var errors, from, to, window, meter, groupBy, limit: limit));

        Assert.Equal([field], errors.ToDictionary().Keys);
    }

    [Fact]
    public void Parse_WithACursorOfNothing_ReportsIt()
    {
        Assert.Null(Parse(out var errors, cursor: "nonsense"));

        Assert.Equal(["cursor"], errors.ToDictionary().Keys);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("false", false)]
    [InlineData("true", true)]
    public void Test_TrueOrFalse_SaysWhetherTestCallsAreAskedFor(string? test, bool isTest) =>
        Assert.Equal(isTest, Parse(out _, test: test)!.IsTest);

    private static UsageQuery? Parse(
        out FieldErrors errors,
        string? from = null,
        string? to = null,
        string? window = null,
        string? meter = null,
        string? groupBy = null,
        string? test = null,
        string? cursor = null,
        string? limit = null)
    {
        errors = new FieldErrors();
        return UsageQuery.Parse(s_customer, from, to, window, meter, groupBy, test, cursor, limit, s_now, errors);
    }
}
