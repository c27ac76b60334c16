using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;

namespace Payg.Metering.Tests.Authenticate;

public sealed class RecentCallerTests
{
    private static readonly string s_header = new("Bearer a token".ToCharArray());

    [Fact]
    public void Caller_WithTheVerySameHeader_IsKnown()
    {
        var caller = NewCaller();
        var recent = new RecentCaller();
        Assert.Null(recent.With(s_header));

        recent.Note(s_header, caller);

        Assert.Same(caller, recent.With(s_header));
        Assert.Null(recent.With(null));
    }

    [Fact]
    public void Caller_WithAnotherHeader_IsNotKnownEvenIfItReadsTheSame()
    {
        var recent = new RecentCaller();
        recent.Note(s_header, NewCaller());

        Assert.Null(recent.With(new string(s_header.AsSpan())));
        Assert.Null(recent.With("Bearer another"));
    }

    [Fact]
    public void Caller_WhoWasForgotten_IsNotKnown()
    {
        var caller = NewCaller();
        var recent = new RecentCaller();
        recent.Note(s_header, caller);

        caller.MarkForgotten();

        Assert.Null(recent.With(s_header));
    }

    [Fact]
    public void Caller_OfTheNextCall_TakesThePlaceOfTheOneBefore()
    {
        var (first, second, other) = (NewCaller(), NewCaller(), new string("Bearer other".ToCharArray()));
        var recent = new RecentCaller();
        recent.Note(s_header, first);
        recent.Note(other, second);

        Assert.Null(recent.With(s_header));
        Assert.Same(second, recent.With(other));
    }

    [Fact]
    public void Connection_OfHttp11_HasOneAndAnotherConnectionHasItsOwn()
    {
        var items = new ConnectionItems();

        var recent = RecentCaller.Of(ContextOf("HTTP/1.1", items));

        Assert.NotNull(recent);
        Assert.Same(recent, RecentCaller.Of(ContextOf("HTTP/1.1", items)));
        Assert.NotSame(recent, RecentCaller.Of(ContextOf("HTTP/1.1", new ConnectionItems())));
    }

    [Theory]
    [InlineData("HTTP/2")]
    [InlineData("HTTP/3")]
    [InlineData("HTTP/1.0")]
    public void Connection_WhoseCallsMayShareIt_HasNone(string protocol) =>
        Assert.Null(RecentCaller.Of(ContextOf(protocol, new ConnectionItems())));

    [Fact]
    public void Connection_WithoutItems_HasNone() => Assert.Null(RecentCaller.Of(ContextOf("HTTP/1.1", null)));

    private static DefaultHttpContext ContextOf(string protocol, ConnectionItems? items)
    {
        var context = new DefaultHttpContext { Request = { Protocol = protocol } };
        if (items is not null)
            context.Features.Set<IConnectionItemsFeature>(items);
        return context;
    }

    private static Caller NewCaller() => new(new Credential(
        Guid.CreateVersion7(), Guid.CreateVersion7(), new CustomerId(Guid.CreateVersion7()), "ann",
        IsAdministrator: false, TokenKind.ApiKey, ExpiresAt: null));

    private sealed class ConnectionItems : IConnectionItemsFeature
    {
        public IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();
    }
}
