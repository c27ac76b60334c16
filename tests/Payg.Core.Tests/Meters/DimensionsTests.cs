using CsCheck;
using Payg.Core.Meters;
using Xunit;

namespace Payg.Core.Tests.Meters;

public sealed class DimensionsTests
{
    [Fact]
    public void Text_OfAnyOrder_IsOneAndReadsBack()
    {
        var one = Dimensions.Of([new("model", "gpt-5"), new("kind", "a \"b\" \\ é 😀")]);
        var other = Dimensions.Of([new("kind", "a \"b\" \\ é 😀"), new("model", "gpt-5")]);

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.StartsWith("""{"kind":""", one.Text, StringComparison.Ordinal);
        Assert.Equal(one, Dimensions.Parse(one.Text));
        Assert.Equal(0, one.CompareTo(other));
        Assert.Equal("", Dimensions.None.Text);
        Assert.Same(Dimensions.None, Dimensions.Parse(""));
        Assert.Same(Dimensions.None, Dimensions.Of([]));
    }

    [Fact]
    public void Text_OfAnyValues_ReadsBackAndIsWithinItsBound() =>
        Gen.String.Array[0, Dimensions.MaxCount].Sample(values =>
        {
            var valid = values.Where(Dimensions.IsValue)
                .Select((value, i) => KeyValuePair.Create($"d{i}", value)).ToArray();
            var dimensions = Dimensions.Of(valid);
            return Dimensions.Parse(dimensions.Text).Equals(dimensions)
                && dimensions.Text.Length <= Dimensions.MaxTextLength;
        });

    [Fact]
    public void Text_OfTheLongestThatIsEscaped_IsWithinItsBound()
    {
        var dimensions = Dimensions.Of(Enumerable.Range(0, Dimensions.MaxCount).Select(i => KeyValuePair.Create(
            new string((char)('a' + i), Dimensions.MaxNameLength), new string('\uFFFE', Dimensions.MaxValueLength))));

        Assert.InRange(dimensions.Text.Length, 1_000, Dimensions.MaxTextLength);
        Assert.Equal(dimensions, Dimensions.Parse(dimensions.Text));
    }

    [Theory]
    [InlineData("model", true)]
    [InlineData("m", true)]
    [InlineData("a_1", true)]
    [InlineData("", false)]
    [InlineData("Model", false)]
    [InlineData("1a", false)]
    [InlineData("_a", false)]
    [InlineData("a-b", false)]
    [InlineData("é", false)]
    public void IsName_OfSomeTexts_IsTrueForLowerCaseWords(string text, bool expected) =>
        Assert.Equal(expected, Dimensions.IsName(text));

    [Fact]
    public void IsName_OfLengths_IsTrueUpToTheBound()
    {
        Assert.True(Dimensions.IsName(new string('a', Dimensions.MaxNameLength)));
        Assert.False(Dimensions.IsName(new string('a', Dimensions.MaxNameLength + 1)));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("é 😀", true)]
    [InlineData("", false)]
    [InlineData("a\u0000", false)]
    [InlineData("a\n", false)]
    public void IsValue_OfSomeTexts_IsTrueForReadableOnes(string text, bool expected) =>
        Assert.Equal(expected, Dimensions.IsValue(text));

    [Fact]
    public void IsValue_OfHalfACharacter_IsFalse()
    {
        // Not as data of a theory: it would not survive being written as UTF-8.
        Assert.False(Dimensions.IsValue("\uD83D"));
        Assert.False(Dimensions.IsValue("\uDE00a"));
        Assert.False(Dimensions.IsValue("a\uD83D"));
        Assert.False(Dimensions.IsValue("\uD83Da"));
    }

    [Fact]
    public void IsValue_OfLengths_IsTrueUpToTheBound()
    {
        Assert.True(Dimensions.IsValue(new string('a', Dimensions.MaxValueLength)));
        Assert.False(Dimensions.IsValue(new string('a', Dimensions.MaxValueLength + 1)));
    }

    [Fact]
    public void Of_WhatIsNotValid_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Dimensions.Of([new("A", "a")]));
        Assert.Throws<ArgumentException>(() => Dimensions.Of([new("a", "")]));
        Assert.Throws<ArgumentException>(() => Dimensions.Of([new("a", "1"), new("a", "2")]));
        Assert.Throws<ArgumentException>(() => Dimensions.Of(
            Enumerable.Range(0, Dimensions.MaxCount + 1).Select(i => KeyValuePair.Create($"d{i}", "a"))));
    }

    [Theory]
    [InlineData("null and void")]
    [InlineData("[]")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"A":"a"}""")]
    [InlineData("""{"a":null}""")]
    public void Parse_OfOtherTexts_IsRefused(string text) =>
        Assert.Throws<FormatException>(() => Dimensions.Parse(text));

    [Fact]
    public void Include_OfOthers_AsksForEachOfTheirs()
    {
        var both = Dimensions.Of([new("model", "a"), new("kind", "b")]);

        Assert.True(both.Include(Dimensions.None));
        Assert.True(both.Include(both));
        Assert.True(both.Include(Dimensions.Of([new("model", "a")])));
        Assert.False(both.Include(Dimensions.Of([new("model", "b")])));
        Assert.False(Dimensions.Of([new("model", "a")]).Include(both));
        Assert.False(Dimensions.None.Include(both));
    }
}
