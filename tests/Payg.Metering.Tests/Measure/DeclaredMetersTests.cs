using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Payg.Core.Usage;
using Payg.Metering.Measure;

namespace Payg.Metering.Tests.Measure;

public sealed class DeclaredMetersTests
{
    [Theory]
    [InlineData("*")]
    [InlineData("GET", "GET")]
    [InlineData("GET", "get", "HEAD")]
    [InlineData("GET,OPTIONS", "GET", "OPTIONS")]
    [InlineData("HEAD", "HEAD")]
    [InlineData("BREW", "brew", "BREW")]
    public void Methods_OfAnEndpoint_HaveAMeterEachButHead(string expected, params string[] methods) =>
        Assert.Equal(expected, string.Join(',', DeclaredMeters.MethodsOf(Endpoint("/a", methods, "paid"))));

    [Fact]
    public void Endpoints_ThatShareAMeter_DeclareItOnceByTheFirstRoute()
    {
        var declared = DeclaredMeters.Of(
            [
                Endpoint("/a", ["GET"], "paid"),
                Endpoint("/b", ["GET", "POST"], "paid", price: "0.0010"),
                Endpoint("/c", ["GET"], key: null),
                Endpoint("/d", ["GET"], "free", isDisabled: true),
            ]);

        Assert.Equal(
            [
                new MeterDeclaration("paid", "GET", "/a", "call", 1_000_000),
                new MeterDeclaration("paid", "POST", "/b", "call", 1_000_000),
            ],
            declared);
    }

    [Theory]
    [InlineData("page", "0.001")]
    [InlineData("call", "0.002")]
    public void Endpoints_ThatDeclareAMeterDifferently_AreRefusedByName(string unit, string price)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => DeclaredMeters.Of(
            [Endpoint("/a", ["GET"], "paid"), Endpoint("/b", ["GET"], "paid", unit, price)]));

        Assert.Contains("/a and /b", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"'{unit}' at {price}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoints_WithOneKeyAndOtherMethods_AreMetersOfTheirOwn() => Assert.Equal(2, DeclaredMeters.Of(
        [Endpoint("/a", ["GET"], "paid"), Endpoint("/b", ["POST"], "paid", "page", "2")]).Count);

    private static RouteEndpoint Endpoint(
        string path,
        string[] methods,
        string? key,
        string unit = "call",
        string price = "0.001",
        bool isDisabled = false)
    {
        var metadata = new List<object>();
        if (methods.Length > 0)
            metadata.Add(new HttpMethodMetadata(methods));
        if (key is not null)
            metadata.Add(new MeteredAttribute(key) { Unit = unit, InitialPrice = price });
        if (isDisabled)
            metadata.Add(new DisableMeteringAttribute());
        return new(_ => Task.CompletedTask, RoutePatternFactory.Parse(path), 0, new(metadata), path);
    }
}
