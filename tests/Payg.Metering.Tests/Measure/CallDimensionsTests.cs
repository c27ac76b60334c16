using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Payg.Core.Meters;
using Payg.Metering.Measure;

namespace Payg.Metering.Tests.Measure;

public sealed class CallDimensionsTests
{
    private readonly LogTexts _logger = new();
    private readonly BoundMeter _meter = new(
        new Meter(new MeterId(1), "llm", "token") { Dimensions = ["model", "kind"] },
        TestMetrics.Create().CallsOf("llm"));

    [Theory]
    [InlineData("model", "gpt-5", """{"kind":"input","model":"gpt-5"}""")]
    [InlineData("kind", "output", """{"kind":"output"}""")]
    [InlineData("kind", null, null)]
    [InlineData("kind", "", null)]
    [InlineData("model", null, """{"kind":"input"}""")]
    [InlineData("region", "eu", """{"kind":"input"}""")]
    [InlineData("Not a name", "eu", """{"kind":"input"}""")]
    [InlineData("kind", "line\nbreak", """{"kind":"other"}""")]
    public void With_ANameAndAValue_SetsRemovesIgnoresOrReplaces(string name, string? value, string? expected) =>
        Assert.Equal(expected, With(Dimensions.Of([new("kind", "input")]), name, value)?.Text);

    [Fact]
    public void With_WhatTheMeterDoesNotTake_IsLoggedOnceOfAKindAndWithoutItsValue()
    {
        for (var time = 0; time < 3; time++)
        {
            With(null, "region", "secret");
            With(null, "second\nregion", "secret");
            With(null, "model", new string('s', Dimensions.MaxValueLength + 1));
        }

        Assert.Equal([304, 305], _logger.Entries.Select(entry => entry.Id));
        Assert.DoesNotContain(_logger.Entries, entry =>
            entry.Text.Contains("sss", StringComparison.Ordinal)
            || entry.Text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Declared_ByConstantsAndAFunction_AreBothAndTheFunctionWins()
    {
        var metered = new MeteredAttribute("llm")
        {
            Dimensions = ["kind=input", "model=gpt-4"],
            DimensionsOf = context => [new("model", context.Request.Method), new("region", "eu")],
        };

        Assert.Equal("""{"kind":"input","model":"PUT"}""", Declared(metered, "PUT")!.Text);
        Assert.Equal("""{"kind":"input"}""", Declared(metered, "")!.Text);
    }

    [Fact]
    public void Declared_ByConstantsThatTheMeterTakes_AreTheSameObjectForEachCall()
    {
        var metered = new MeteredAttribute("llm") { Dimensions = ["kind=input"] };

        Assert.Same(Declared(metered, "GET"), Declared(metered, "GET"));
        Assert.Null(Declared(new MeteredAttribute("llm") { Dimensions = ["region=eu"] }, "GET"));
        Assert.Null(Declared(new MeteredAttribute("llm") { DimensionsOf = _ => null }, "GET"));
        Assert.Null(Declared(new MeteredAttribute("llm"), "GET"));
    }

    [Fact]
    public void Declared_ByAFunctionThatFails_Throws()
    {
        var failure = new FormatException("What is asked for is not known.");
        var metered = new MeteredAttribute("llm") { DimensionsOf = _ => throw failure };

        var thrown = Assert.Throws<InvalidOperationException>(() => Declared(metered, "GET"));

        Assert.Same(failure, thrown.InnerException);
        Assert.Equal([303], _logger.Entries.Select(entry => entry.Id));
    }

    [Theory]
    [InlineData("model")]
    [InlineData("Model=gpt-5")]
    [InlineData("model=")]
    public void Attribute_WithAConstantThatIsNone_IsRefused(string dimension) =>
        Assert.Throws<ArgumentException>(() => new MeteredAttribute("llm") { Dimensions = [dimension] });

    [Fact]
    public void Attribute_WithANameThatIsNone_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new MeteredAttribute("llm") { DimensionNames = ["model", "a b"] });

    private Dimensions? With(Dimensions? before, string name, string? value) =>
        CallDimensions.With(before, _meter, name, value, _logger);

    private Dimensions? Declared(MeteredAttribute metered, string method) =>
        CallDimensions.Declared(metered, _meter, new DefaultHttpContext { Request = { Method = method } }, _logger);

    private sealed class LogTexts : ILogger
    {
        public List<(int Id, string Text)> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => Entries.Add((eventId.Id, formatter(state, exception)));
    }
}
