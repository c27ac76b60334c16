using System.Collections.Immutable;

namespace Payg.Service.SampleApis;

/// <summary>Something to do.</summary>
/// <param name="Name">What to do.</param>
/// <param name="Kind">What kind of activity it is.</param>
/// <param name="Participants">For how many people it is.</param>
internal sealed record Activity(
    string Name,
    string Kind,
    int Participants);

/// <summary>A quotation.</summary>
/// <param name="Text">The words.</param>
/// <param name="Author">Whose words they are.</param>
internal sealed record Quote(
    string Text,
    string Author);

/// <summary>A fictional character.</summary>
/// <param name="Name">The character's name.</param>
/// <param name="Book">The book.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Year">When it was published.</param>
internal sealed record Character(
    string Name,
    string Book,
    string Author,
    int Year);

/// <summary>Colours that go together.</summary>
/// <param name="Name">What to call the palette.</param>
/// <param name="Colors">The colours, as #rrggbb.</param>
internal sealed record Palette(
    string Name,
    ImmutableArray<string> Colors);
