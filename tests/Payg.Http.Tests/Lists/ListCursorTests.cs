using CsCheck;
using Payg.Http.Lists;

namespace Payg.Http.Tests.Lists;

public sealed class ListCursorTests
{
    private static readonly Gen<string> s_text = Gen.String[Gen.Char["abc\u0000\"\\,é"], 0, 5];

    private static readonly Gen<Position> s_position = Gen.Select(
        Gen.Long[0, DateTime.MaxValue.Ticks], s_text, s_text, s_text,
        (ticks, meter, method, unit) =>
            new Position(new DateTimeOffset(ticks, TimeSpan.Zero), meter, method, unit));

    [Fact]
    public void Cursor_OfAnyKey_IsReadByItsListAlone() =>
        Gen.Select(s_position, s_text.Null(), s_text.Null(), s_text.Null(), s_text.Null()).Sample(
            (key, one, two, three, four) =>
            {
                var list = new ListCursor<Position>("list", one, two);
                var other = new ListCursor<Position>("list", three, four);
                var cursor = list.Write(key);

                Assert.True(list.TryRead(cursor, out var read));
                Assert.Equal(key, read);
                Assert.Equal((one, two) == (three, four), other.TryRead(cursor, out _));
            });

    [Fact]
    public void Cursor_WithAnyCharacterChanged_IsRefused()
    {
        var list = new ListCursor<long>("list", "filter");
        var cursor = list.Write(42);
        for (var i = 0; i < cursor.Length; i++)
        {
            foreach (var other in "Aa0_-=.")
            {
                if (cursor[i] != other)
                    Assert.False(list.TryRead($"{cursor[..i]}{other}{cursor[(i + 1)..]}", out _));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("AQ")]
    [InlineData("AQAAAAAAAAAA")]
    [InlineData("AQAAAAAAAAAAMQ")]
    [InlineData("AQAAAAAAAAAAeyI")]
    [InlineData("not a cursor")]
    [InlineData("01a20865-2009-7e24-9727-1f9bd0239ff7")]
    public void Cursor_ThatIsNone_IsRefused(string text) =>
        Assert.False(new ListCursor<long>("list").TryRead(text, out _));

    [Fact]
    public void Cursor_LongerThanAny_IsRefusedUnread() =>
        Assert.False(new ListCursor<long>("list").TryRead(new string('A', 1_000_000), out _));

    [Fact]
    public void Cursor_OfInstants_IsBoundToTheInstantAndNotToItsOffset()
    {
        var instant = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
        var cursor = new ListCursor<int>("list", instant, 7).Write(1);

        Assert.True(new ListCursor<int>("list", instant.ToOffset(TimeSpan.FromHours(5)), 7).TryRead(cursor, out _));
        Assert.False(new ListCursor<int>("list", instant.AddTicks(1), 7).TryRead(cursor, out _));
        Assert.False(new ListCursor<int>("list", null, 7).TryRead(cursor, out _));
        Assert.False(new ListCursor<int>("other", instant, 7).TryRead(cursor, out _));
    }

    private readonly record struct Position(DateTimeOffset Start, string Meter, string Method, string Unit);
}
