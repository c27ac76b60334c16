using System.Collections.Immutable;
using System.ComponentModel;

namespace Payg.Service.SampleApis;

/// <summary>Something to do.</summary>
/// <param name="Name">What to do.</param>
/// <param name="Kind">What kind of activity it is.</param>
/// <param name="Participants">For how many people it is.</param>
internal sealed record Activity(
    [property: Description("What to do")] string Name,
    [property: Description("What kind of activity it is")] string Kind,
    [property: Description("For how many people it is")] int Participants);

/// <summary>Something that somebody said.</summary>
/// <param name="Text">The words.</param>
/// <param name="Author">Whose words they are.</param>
internal sealed record Quote(
    [property: Description("The words")] string Text,
    [property: Description("Whose words they are")] string Author);

/// <summary>Somebody in a book.</summary>
/// <param name="Name">The character's name.</param>
/// <param name="Book">The book.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Year">When it was published.</param>
internal sealed record Character(
    [property: Description("The character's name")] string Name,
    [property: Description("The book")] string Book,
    [property: Description("Who wrote it")] string Author,
    [property: Description("When it was published")] int Year);

/// <summary>Colours that go together.</summary>
/// <param name="Name">What to call the palette.</param>
/// <param name="Colors">The colours, as <c>#rrggbb</c>.</param>
internal sealed record Palette(
    [property: Description("What to call the palette")] string Name,
    [property: Description("The colours, as #rrggbb")] ImmutableArray<string> Colors);
