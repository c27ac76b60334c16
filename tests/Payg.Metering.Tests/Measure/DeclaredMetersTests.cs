using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Payg.Core.Meters;
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
    public void Methods_OfAnEndpoint_AreBoundButHead(string expected, params string[] methods) =>
        Assert.Equal(
            expected.Split(',').Select(method => new MeterEndpoint(method, "/a")),
            Assert.Single(DeclaredMeters.Of([Endpoint("/a", methods, "paid")])).Endpoints);

    [Fact]
    public void Endpoints_ThatShareAMeter_AreBoundToItInTurn()
    {
        var declared = Assert.Single(DeclaredMeters.Of(
            [
                Endpoint("/a", ["GET"], "paid"),
                Endpoint("/b", ["GET", "POST"], "paid", price: "0.0010"),
                Endpoint("/c", ["GET"], key: null),
                Endpoint("/d", ["GET"], "free", isDisabled: true),
                Endpoint("a", ["GET"], "paid"),
            ]));

        Assert.Equal(("paid", "call", 1_000_000), (declared.Key, declared.Unit, declared.InitialPriceNanos));
        Assert.Equal(["GET /a", "GET /b", "POST /b"], declared.Endpoints.Select(endpoint => endpoint.ToString()));
    }

    [Fact]
    public void InitialName_OfAMeter_IsThatOfItsFirstEndpoint()
    {
        var named = new MeteredAttribute("paid") { InitialName = "Paid pages" };
        var endpoint = new RouteEndpoint(
            _ => Task.CompletedTask, RoutePatternFactory.Parse("/a"), 0, new(named), "/a");

        var declared = Assert.Single(DeclaredMeters.Of([endpoint]));

        Assert.Equal("Paid pages", declared.InitialName);
    }

    [Fact]
    public void Dimensions_OfAMeter_AreThoseOfAllItsEndpoints()
    {
        var declared = Assert.Single(DeclaredMeters.Of(
        [
            Endpoint("/a", new MeteredAttribute("paid") { DimensionNames = ["model", "kind"] }),
            Endpoint("/b", new MeteredAttribute("paid") { Dimensions = ["kind=input", "tier=fast"] }),
            Endpoint("/c", new MeteredAttribute("paid")),
        ]));

        Assert.Equal(["model", "kind", "tier"], declared.Dimensions);
        var failure = Assert.Throws<InvalidOperationException>(() => DeclaredMeters.Of(
        [
            Endpoint("/a", new MeteredAttribute("paid") { DimensionNames = ["a", "b", "c"] }),
            Endpoint("/b", new MeteredAttribute("paid") { DimensionNames = ["d", "e", "f"] }),
        ]));
        Assert.Contains("a, b, c, d, e, f", failure.Message, StringComparison.Ordinal);

        static RouteEndpoint Endpoint(string path, MeteredAttribute metered) =>
            new(_ => Task.CompletedTask, RoutePatternFactory.Parse(path), 0, new(metered), path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null, 101)]
    public void InitialName_ThatIsEmptyOrTooLong_IsRefused(string? name, int length = 0) =>
        Assert.Throws<ArgumentException>(
            () => new MeteredAttribute("paid") { InitialName = name ?? new string('a', length) });

    [Theory]
    [InlineData("GET", "page", "0.001")]
    [InlineData("GET", "call", "0.002")]
    [InlineData("POST", "call", "0.002")]
    public void Endpoints_ThatDeclareAMeterDifferently_AreRefusedByName(string method, string unit, string price)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => DeclaredMeters.Of(
            [Endpoint("/a", ["GET"], "paid"), Endpoint("/b", [method], "paid", unit, price)]));

        Assert.Contains("/a and /b", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"'{unit}' at {price}", failure.Message, StringComparison.Ordinal);
    }

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
