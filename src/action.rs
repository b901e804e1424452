//! What a visitor can do, as plain values: a control holds an [`Action`] instead of a function.

use pricing::input::Billing;
use pricing::table::{Milli, ReadingNo, ServiceNo};

use crate::curve::Trace;
use crate::embed;
use crate::export::Format;
use crate::form::{Field, ServiceForm, Spread, duration, factor, share, stops, thousandths, whole};
use crate::frame::Frame;
use crate::look::Look;
use crate::wording::{self, Language};

/// Something that a visitor did. What the control holds comes with it as a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Chose a language.
    Speak(Language),
    /// Chose the first day.
    Date,
    /// Typed the months.
    Months,
    /// Slid the months.
    MonthsSlider,
    /// Made the horizon as long as what was pasted.
    Lengthen(u8),
    /// Typed into the picker's filter.
    Filter,
    /// Asked for the bill, which stands below on a narrow page.
    ShowBill,
    /// Asked for yours against the cheapest.
    ShowCheapest,
    /// Opened a closer look at a service, or closed it.
    Look(ServiceNo, Look),
    /// Moved over the shape of a service's price.
    Trace(ServiceNo, Trace),
    /// Added a service.
    Add(ServiceNo),
    /// Added a service with what is needed of another, which comes first.
    AddAlike(ServiceNo, ServiceNo),
    /// Asked for the field that takes a service's peak.
    ShowPeak(ServiceNo),
    /// Removed a service.
    Remove(ServiceNo),
    /// Switched a reading to its other option or back.
    Turn(ReadingNo),
    /// Chose one of a reading's options.
    Read(ReadingNo),
    /// Uses the cheapest plan of a service.
    UsePlan(ServiceNo),
    /// Uses as much as the budget of a service buys, with the plan that does it.
    UseBudget(ServiceNo),
    /// Uses the cheapest plan of every service.
    UseCheapest,
    /// Takes the bill to another program.
    Export(Format),
    /// Takes back the last step.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Empties the estimate, which can be taken back.
    StartOver,
    /// Did something with a link.
    Link(Share),
    /// Did something about showing the estimate in another page.
    Embed(embed::Step),
    /// The page around the frame said what the frame is for.
    Frame(Frame),
    /// Changed the form of a service.
    Edit(ServiceNo, Edit),
}

impl Action {
    /// Whether it leaves the estimate as it is, but for links: they come from the page around a frame.
    fn is_harmless(self) -> bool {
        use Action::{Export, Frame, Link, Look, ShowBill, Speak, Trace};
        matches!(self, Speak(_) | ShowBill | Export(_) | Link(_) | Frame(_) | Look(..) | Trace(..))
    }

    /// Whether it can be done in a frame.
    pub fn is_allowed(self, frame: Frame) -> bool {
        frame != Frame::ReadOnly || self.is_harmless()
    }
}

/// What is done with links to the estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Asked for a copy of the link.
    Copy,
    /// Has the copy.
    Copied,
    /// Has none: the browser refuses.
    Refused,
    /// Went to another link, or back to one.
    Open,
    /// Has read what was said of a link.
    Dismiss,
}

/// A change of a service's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Typed into a field.
    Type(Field),
    /// Slid to a stop.
    Slide(Field),
    /// Took a number that was offered.
    Take(Field, u64),
    /// Pressed for one less or one more, up to a number.
    Step(Field, i8, u64),
    /// Chose how to be billed.
    Bill(Billing),
    /// Chose how calls are spread over the months.
    Spread(Spread),
    /// Took the shape of a season.
    Season(usize),
    /// Pasted several numbers into a month.
    Paste(usize),
    /// Buys packages of a size once more.
    BuyAgain(u64),
    /// Adds a row.
    AddRow,
    /// Removes a row.
    RemoveRow(usize),
    /// Chose the service that an order is for.
    Group(usize),
}

impl ServiceForm {
    /// Changes what a visitor changed. Answers how many numbers were pasted that no month is left for.
    pub fn edit(&mut self, edit: Edit, text: String) -> usize {
        match edit {
            Edit::Type(field) => self.set(field, text),
            Edit::Slide(field) => {
                let stop = text
                    .parse()
                    .ok()
                    .and_then(|place: usize| stops(self, field).get(place).copied());
                if let Some(stop) = stop {
                    self.set(field, write(field, stop));
                }
            }
            Edit::Take(field, number) => self.set(field, write(field, number)),
            Edit::Step(field, by, most) => {
                let next = read(field, self.text(field)).saturating_add_signed(by.into());
                let least = u64::from(!matches!(field, Field::PackageCount(_)));
                self.set(field, write(field, next.clamp(least, most)));
            }
            Edit::Bill(billing) => self.billing = billing,
            Edit::Spread(spread) => self.spread = spread,
            Edit::Season(season) => self.set_season(season),
            Edit::Paste(month) => return self.paste(month, &text),
            Edit::BuyAgain(size) => self.add_purchase(size),
            Edit::AddRow => self.add_row(),
            Edit::RemoveRow(place) => self.remove_row(place),
            Edit::Group(place) => self.set_group(place, &text),
        }
        0
    }
}

/// The number in a field; 0 while it has none.
pub fn read(field: Field, text: &str) -> u64 {
    let number = match field {
        Field::FrameRate(_) => thousandths(text),
        Field::Seconds(_) => duration(text),
        Field::Growth => factor(text),
        Field::Weight(_) => share(text),
        _ => whole(text),
    };
    number.unwrap_or(0)
}

/// A stop as the text that a visitor would type.
fn write(field: Field, stop: u64) -> String {
    match field {
        Field::FrameRate(_) => wording::milli(Milli::from_thousandths(stop)),
        Field::Seconds(_) => wording::clock(stop),
        Field::Growth => wording::rate(stop),
        _ => wording::count(stop),
    }
}
