<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
 <context>
  <name>Frontdesk</name>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source> min</source>
   <translation> min</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source> px</source>
   <translation> px</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/chip.py" />
   <source>+{amount} {day}</source>
   <translation>+{amount} {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>1 day</source>
   <translation>1</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>2:30p</source>
   <translation>2:30 p.m.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>3</source>
   <translation>3</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/scenes.py" />
   <source>30 from {first} by {last}</source>
   <translation>30 desde {first} hasta {last}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>7</source>
   <translation>7</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>A Frontdesk server (process {number}) is using the folder {folder}. Stop it, or close its window, and run this again.</source>
   <translation>Un servidor de Frontdesk (proceso {number}) usa la carpeta {folder}. Deténgalo o cierre su ventana, y repita esto.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>A Frontdesk server is using the folder {folder}. Stop it, or close its window, and run this again.</source>
   <translation>Un servidor de Frontdesk usa la carpeta {folder}. Deténgalo o cierre su ventana, y repita esto.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/gate.py" />
   <source>A client id has 1 to 100 visible characters.</source>
   <translation>Un identificador de cliente tiene de 1 a 100 caracteres visibles.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/booking.py" />
   <source>A date needs the time it starts.</source>
   <translation>Una fecha necesita la hora de inicio.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/repeating.py" />
   <source>A day is copied to another day.</source>
   <translation>Un día se copia a otro día.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/panel.py" />
   <source>A digit books. T told, D declined, N no answer.</source>
   <translation>Un dígito reserva. T avisado, D rechazó, N no contesta.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/service.py" />
   <source>A held place is not changed; hold the other place, and give this one back.</source>
   <translation>Un lugar reservado no se cambia; reserve el otro lugar y libere este.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>A holiday needs a name.</source>
   <translation>Un festivo necesita un nombre.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/holidays/service.py" />
   <source>A holiday of all locations is for a user of all locations.</source>
   <translation>Un festivo de todas las sedes lo fija un usuario de todas las sedes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/newpatient.py" />
   <source>A last name is needed.</source>
   <translation>Hace falta un apellido.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>A length is a number of minutes in steps of 5, from 5 on.</source>
   <translation>Una duración es un número de minutos de 5 en 5, desde 5.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/tasks/lists.py" />
   <source>A list cannot be part of itself.</source>
   <translation>Una lista no puede ser parte de sí misma.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>A made-up practice with three locations and a full book. Nothing you do there is real.</source>
   <translation>Una clínica inventada con tres sedes y la agenda llena. Nada de lo que haga allí es real.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>A month (Shift M)</source>
   <translation>Un mes (Mayús M)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>A new practice</source>
   <translation>Una clínica nueva</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <source>A new visit</source>
   <translation>Una cita nueva</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/choices_part.py" />
   <source>A practice of this computer</source>
   <translation>Una clínica de este equipo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/visit.py" />
   <location filename="src/frontdesk/ui/editor/people.py" />
   <source>A provider is assigned once.</source>
   <translation>A un proveedor se le asigna una sola vez.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/visit.py" />
   <source>A provider's own time has a start and an end.</source>
   <translation>El tiempo propio de un proveedor tiene inicio y fin.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/visit.py" />
   <source>A provider's own time lies within the visit.</source>
   <translation>El tiempo propio de un proveedor queda dentro de la cita.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointment_rules/service.py" />
   <source>A rule for all locations is for a user of all locations.</source>
   <translation>Una regla para todas las sedes la fija un usuario de todas las sedes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/plan.py" />
   <source>A schedule needs an operatory. Add one.</source>
   <translation>Una agenda necesita un operatorio. Añada uno.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>A slip for each patient of the day</source>
   <translation>Una hoja de ruta para cada paciente del día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>A sound for what is refused</source>
   <translation>Un sonido para lo que se rechaza</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/templates.py" />
   <source>A template for any location is for a user of all locations.</source>
   <translation>Una plantilla para cualquier sede la crea un usuario de todas las sedes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <source>A template needs a name.</source>
   <translation>Una plantilla necesita un nombre.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>A template with this day's blockouts</source>
   <translation>Una plantilla con los bloqueos de este día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>A time is written like 9:40, 2p or 14:10.</source>
   <translation>Una hora se escribe como 9:40, 2p o 14:10.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/booking.py" />
   <source>A time needs its date.</source>
   <translation>Una hora necesita su fecha.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/people.py" />
   <source>A time of one’s own has a start and a later end.</source>
   <translation>Un tiempo propio tiene un inicio y un fin posterior.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>A type needs a name.</source>
   <translation>Un tipo necesita un nombre.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/retrying.py" />
   <source>A value cannot be stored.</source>
   <translation>Un valor no se puede guardar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>A view needs a name.</source>
   <translation>Una vista necesita un nombre.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>A visit</source>
   <translation>Una cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/times.py" />
   <source>A visit ends after it starts, on the same day; it cannot run past midnight.</source>
   <translation>Una cita termina después de empezar, el mismo día; no puede pasar de la medianoche.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/booking.py" />
   <source>A visit of this type would run past midnight.</source>
   <translation>Una cita de este tipo pasaría de la medianoche.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>A visit that has a time keeps a start and a length.</source>
   <translation>Una cita con hora conserva un inicio y una duración.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/store/conflicts_view.py" />
   <location filename="src/frontdesk/ui/board/carrier.py" />
   <source>A visit that is {status} does not move.</source>
   <translation>Una cita {status} no se mueve.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/visit.py" />
   <location filename="src/frontdesk/ui/editor/people.py" />
   <source>A visit without a time gives providers no time either.</source>
   <translation>Una cita sin hora tampoco da hora a los proveedores.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/booking.py" />
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>A visit without a time has no time of arrival.</source>
   <translation>Una cita sin hora no tiene hora de llegada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>A week (W)</source>
   <translation>Una semana (W)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/repeating.py" />
   <source>A week is copied to another week.</source>
   <translation>Una semana se copia a otra semana.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/repeating.py" />
   <source>A week starts on a Monday.</source>
   <translation>Una semana empieza en lunes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>A {unit} back (Ctrl PgUp)</source>
   <translation>{unit} atrás (Ctrl RePág)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>A {unit} on (Ctrl PgDown)</source>
   <translation>{unit} adelante (Ctrl AvPág)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/signs.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>ASAP</source>
   <translation>ANTES</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <source>ASAP </source>
   <translation>Antes </translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>About</source>
   <translation>Sobre</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <location filename="src/frontdesk/ui/waitlist/panel.py" />
   <source>Add</source>
   <translation>Añadir</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <source>Add a blockout to it first.</source>
   <translation>Añada antes un bloqueo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/daynote/bar.py" />
   <source>Add a note for this day</source>
   <translation>Añadir una nota para este día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/work.py" />
   <source>Add a procedure</source>
   <translation>Añadir un procedimiento</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/work.py" />
   <source>Add a procedure: code or words</source>
   <translation>Añadir un procedimiento: código o palabras</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/people.py" />
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Add a provider</source>
   <translation>Añadir un proveedor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/details.py" />
   <source>Add a section</source>
   <translation>Añadir una sección</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Add an operatory</source>
   <translation>Añadir un operatorio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <source>Add blockout</source>
   <translation>Añadir bloqueo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Add day</source>
   <translation>Añadir día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <source>Add family member</source>
   <translation>Añadir familiar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Add holiday</source>
   <translation>Añadir festivo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Add hours</source>
   <translation>Añadir horario</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Add to the waitlist</source>
   <translation>Añadir a la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Add type</source>
   <translation>Añadir tipo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Age</source>
   <translation>Edad</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/viewwords.py" />
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>Alerts</source>
   <translation>Alertas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/edges.py" />
   <location filename="src/frontdesk/ui/production/model.py" />
   <source>All</source>
   <translation>Todo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>All open</source>
   <translation>Abiertas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>All operatories</source>
   <translation>Todos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>All providers</source>
   <translation>Todos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>All recalls</source>
   <translation>Todos los controles</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/panel.py" />
   <source>All visits of the selected patient</source>
   <translation>Todas las citas del paciente seleccionado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/panel.py" />
   <source>All visits that are, or ever were, on the day</source>
   <translation>Todas las citas que están, o alguna vez estuvieron, en el día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/phrasesource.py" />
   <source>Alt {digit}</source>
   <translation>Alt {digit}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>An amount is written like 120 or 120.50.</source>
   <translation>Un importe se escribe como 120 o 120.50.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/service.py" />
   <source>An appointment on the book needs a time.</source>
   <translation>Una cita en la agenda necesita una hora.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/service.py" />
   <source>An appointment on the book needs an operatory.</source>
   <translation>Una cita en la agenda necesita un operatorio.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/booking.py" />
   <source>An appointment on the book needs this.</source>
   <translation>Una cita en la agenda necesita esto.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/worklist.py" />
   <source>An entry stands in the list once.</source>
   <translation>Una entrada figura una sola vez en la lista.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/routes.py" />
   <source>An event id is a whole number.</source>
   <translation>El identificador de un suceso es un número entero.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>Another Frontdesk server (process {number}) is using the folder {folder}. Close it first, or connect to it as somebody with a password with: {command}</source>
   <translation>Otro servidor de Frontdesk (proceso {number}) está usando la carpeta {folder}. Ciérrelo primero o conéctese a él como alguien que tenga contraseña con: {command}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>Another Frontdesk server (process {number}) is using the folder {folder}. Close it first, or connect to it.</source>
   <translation>Otro servidor de Frontdesk (proceso {number}) usa la carpeta {folder}. Ciérrelo antes o conéctese a él.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>Another Frontdesk server is using the folder {folder}. Close it first, or connect to it.</source>
   <translation>Otro servidor de Frontdesk usa la carpeta {folder}. Ciérrelo antes o conéctese a él.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/errors.py" />
   <source>Another appointment is already there.</source>
   <translation>Ya hay otra cita ahí.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/form.py" />
   <source>Any</source>
   <translation>Cualquiera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <source>Any day</source>
   <translation>Cualquier día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/lock/screen.py" />
   <source>Any key opens the desk as it was left.</source>
   <translation>Cualquier tecla abre el puesto tal como quedó.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/form.py" />
   <source>Any operatory</source>
   <translation>Operatorios</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/form.py" />
   <source>Any provider</source>
   <translation>Proveedores</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/form.py" />
   <source>Any type</source>
   <translation>Cualquier tipo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Any width</source>
   <translation>Cualquier ancho</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Anywhere</source>
   <translation>En cualquiera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Appearance</source>
   <translation>Apariencia</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>Appointment</source>
   <translation>Cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <source>Appointment editor</source>
   <translation>Editor de citas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <location filename="src/frontdesk/ui/openings/form.py" />
   <source>Appointment type</source>
   <translation>Tipo de cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/model.py" />
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Arrive</source>
   <translation>Llegada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <source>Arrive by</source>
   <translation>Llegar a las</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Arrived</source>
   <translation>Llegó</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/keys.py" />
   <source>Arrow keys move the visit, Enter drops it, Esc leaves it.</source>
   <translation>Las flechas mueven la cita, Intro la suelta, Esc la deja.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Arrows</source>
   <translation>Flechas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/month_part.py" />
   <source>As it was known last. {why}</source>
   <translation>Como se conocía la última vez. {why}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>As the system</source>
   <translation>Como el sistema</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/model.py" />
   <source>As usual</source>
   <translation>Como siempre</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>Ask again</source>
   <translation>Preguntar otra vez</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>Ask for something to be done (Ctrl+T)</source>
   <translation>Pedir que se haga algo (Ctrl+T)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>Ask whoever looks after your practice's computers for the address.</source>
   <translation>Pida la dirección a quien cuida de los equipos de su clínica.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Asked to arrive</source>
   <translation>Citado a las</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Assign to</source>
   <translation>Asignar a</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/production/summary.py" />
   <source>At most ten years can be added up at once.</source>
   <translation>Se pueden sumar como mucho diez años a la vez.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/listing.py" />
   <source>At most ten years can be counted at once.</source>
   <translation>Se pueden contar como mucho diez años a la vez.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Away</source>
   <translation>Ausente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Away or at work</source>
   <translation>Ausente o trabajando</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Away or at work from</source>
   <translation>Ausente o trabajando desde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Away or at work to</source>
   <translation>Ausente o trabajando hasta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>BROKEN</source>
   <translation>NO VINO</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/importing.py" />
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <location filename="src/frontdesk/ui/start/signin.py" />
   <source>Back</source>
   <translation>Atrás</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>Back (Ctrl PgUp)</source>
   <translation>Atrás (Ctrl RePág)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>Back on the book where it was (R)</source>
   <translation>De vuelta a la agenda donde estaba (R)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/detail.py" />
   <source>Back to the list (Esc)</source>
   <translation>Volver a la lista (Esc)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/viewwords.py" />
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>Balance</source>
   <translation>Saldo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Begin at the present time</source>
   <translation>Empezar a la hora actual</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <source>Begin with</source>
   <translation>Empezar con</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <source>Begin with it</source>
   <translation>Empezar con ella</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Best fit</source>
   <translation>La que mejor encaja</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Birth date</source>
   <translation>Fecha de nacimiento</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <source>Block</source>
   <translation>Bloquear</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <source>Block instead</source>
   <translation>Bloquear</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Block the selected time, or change the selected blockout</source>
   <translation>Bloquear la hora seleccionada o cambiar el bloqueo seleccionado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <source>Block time</source>
   <translation>Bloquear tiempo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>Blocked</source>
   <translation>Bloqueado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <source>Blockout</source>
   <translation>Bloqueo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>Blockouts</source>
   <translation>Bloqueos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>Blockouts editor</source>
   <translation>Editor de bloqueos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <source>Blockouts of the template</source>
   <translation>Bloqueos de la plantilla</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Blockouts: types, copies, templates</source>
   <translation>Bloqueos: tipos, copias, plantillas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>Block…</source>
   <translation>Bloquear…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>Blue</source>
   <translation>Azul</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Board</source>
   <translation>Agenda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <location filename="src/frontdesk/ui/window/recalls_part.py" />
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Book</source>
   <translation>Reservar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <source>Book a visit</source>
   <translation>Reservar una cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <source>Book all {count}</source>
   <translation>Reservar las {count}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Book at the selected time</source>
   <translation>Reservar a la hora seleccionada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Book here</source>
   <translation>Reservar aquí</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Book here, and note the call</source>
   <translation>Reservar aquí y anotar la llamada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Book here, and note the call ({key})</source>
   <translation>Reservar aquí y anotar la llamada ({key})</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Booking</source>
   <translation>Reserva</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Bookings</source>
   <translation>Reservas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>Book…</source>
   <translation>Reservar…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>Born</source>
   <translation>Nacimiento</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/newpatient.py" />
   <source>Born, as 4/2/1991</source>
   <translation>Nació, como 4/2/1991</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Break: did not come</source>
   <translation>Fallida: no vino</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Break: the patient did not come</source>
   <translation>Fallida: el paciente no vino</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>Bring your schedule along</source>
   <translation>Traer su agenda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/face.py" />
   <location filename="src/frontdesk/ui/flow/card.py" />
   <source>Broken</source>
   <translation>Fallida</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Broken and cancelled visits</source>
   <translation>Citas fallidas y canceladas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/card.py" />
   <source>Broken: {name}</source>
   <translation>Fallida: {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Broken: {reason}</source>
   <translation>Fallida: {reason}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Broken…</source>
   <translation>Fallida…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>C confirms, M a message left. Shift chooses several.</source>
   <translation>C confirma, M mensaje dejado. Mayús elige varias.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>CANCELLED</source>
   <translation>CANCELADA</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Calendars begin with</source>
   <translation>Los calendarios empiezan en</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>Call no more for this</source>
   <translation>No llamar más por esto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>Called</source>
   <translation>Llamado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Came to {came} of {count} visit.</source>
   <translation>Vino a {came} de {count} cita.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Came to {came} of {count} visits.</source>
   <translation>Vino a {came} de {count} citas.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Can come from {start} on.</source>
   <translation>Puede venir desde las {start}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Can come from {start} to {end}.</source>
   <translation>Puede venir de las {start} a las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Can come until {end}.</source>
   <translation>Puede venir hasta las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Cancel the visit</source>
   <translation>Cancelar la cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/face.py" />
   <source>Cancelled</source>
   <translation>Cancelada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Cancelled by</source>
   <translation>Cancelada por</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Cancelled, broken, deleted</source>
   <translation>Canceladas, fallidas, eliminadas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Cancelled: {reason}</source>
   <translation>Cancelada: {reason}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Cancelled…</source>
   <translation>Cancelada…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Card beside a visit</source>
   <translation>Ficha junto a una cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/details.py" />
   <source>Card with chosen fields</source>
   <translation>Ficha con campos elegidos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <source>Change all {count} made together</source>
   <translation>Cambiar los {count} hechos juntos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Change the entry (Enter)</source>
   <translation>Cambiar la entrada (Intro)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Change the task</source>
   <translation>Cambiar la tarea</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Change the template chosen above, or delete it</source>
   <translation>Cambiar la plantilla elegida arriba, o eliminarla</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>Change “{name}”…</source>
   <translation>Cambiar «{name}»…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>Chart</source>
   <translation>Expediente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Chart number</source>
   <translation>Número de historia</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/model.py" />
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Check out</source>
   <translation>Cobrar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Checkout</source>
   <translation>Cobro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>Choose a date</source>
   <translation>Elegir una fecha</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/importing.py" />
   <source>Choose a folder…</source>
   <translation>Elegir carpeta…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>Choose a free place first: click it, or walk there with the arrow keys.</source>
   <translation>Elija primero un hueco libre: haga clic en él o vaya con las flechas.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/keys.py" />
   <source>Choose a place first: click it, or walk there with the arrow keys.</source>
   <translation>Elija primero un lugar: haga clic en él o vaya con las flechas.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/fields.py" />
   <source>Choose a time zone from the list, such as America/Chicago.</source>
   <translation>Elija una zona horaria de la lista, como America/Chicago.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>Choose a view above.</source>
   <translation>Elija una vista arriba.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/fields.py" />
   <source>Choose the folder your present system has exported to.</source>
   <translation>Elija la carpeta a la que ha exportado su sistema actual.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>Choose the patient from the list, or leave the field empty.</source>
   <translation>Elija al paciente de la lista o deje el campo vacío.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/status/toast.py" />
   <source>Click to close</source>
   <translation>Clic para cerrar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <location filename="src/frontdesk/ui/booking/card.py" />
   <location filename="src/frontdesk/ui/help/dialog.py" />
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/panel.py" />
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>Close (Esc)</source>
   <translation>Cerrar (Esc)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/leaving.py" />
   <source>Close and lose it</source>
   <translation>Cerrar y perderlo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>Close the preview</source>
   <translation>Cerrar la vista previa</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/panel.py" />
   <source>Close the settings</source>
   <translation>Cerrar los ajustes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <source>Close without booking (Esc)</source>
   <translation>Cerrar sin reservar (Esc)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/docks.py" />
   <source>Close {panel}</source>
   <translation>Cerrar {panel}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <source>Close, nothing changes (Esc)</source>
   <translation>Cerrar, nada cambia (Esc)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/strip.py" />
   <source>Close: everything is read</source>
   <translation>Cerrar: todo está leído</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/docks.py" />
   <source>Close; the View menu brings it back</source>
   <translation>Cerrar; el menú Ver lo trae de vuelta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/header.py" />
   <location filename="src/frontdesk/ui/month/painter.py" />
   <source>Closed</source>
   <translation>Cierre</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Colour</source>
   <translation>Color</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Colour of provider {number}</source>
   <translation>Color del proveedor {number}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Colours for colour-blind eyes</source>
   <translation>Colores para daltónicos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Column</source>
   <translation>Columna</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Compact</source>
   <translation>Compacto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/face.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>Complete</source>
   <translation>Completa</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Complete: it took place</source>
   <translation>Completa: tuvo lugar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Complete: the visit took place</source>
   <translation>Completa: la cita tuvo lugar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <location filename="src/frontdesk/ui/window/confirm_part.py" />
   <source>Confirm</source>
   <translation>Confirmar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Confirm the coming days</source>
   <translation>Confirmar los próximos días</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Confirmation</source>
   <translation>Confirmación</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Confirmation and flow</source>
   <translation>Confirmación y flujo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>Connect to a server</source>
   <translation>Conectar a un servidor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Connected again.</source>
   <translation>Conectado de nuevo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/link.py" />
   <source>Connected to the practice server.</source>
   <translation>Conectado con el servidor de la clínica.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/link.py" />
   <source>Connecting to the practice server.</source>
   <translation>Conectando con el servidor de la clínica.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/session.py" />
   <source>Connecting to {address}…</source>
   <translation>Conectando con {address}…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Connecting…</source>
   <translation>Conectando…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/panel.py" />
   <source>Connection</source>
   <translation>Conexión</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/badges.py" />
   <source>Connection: {word}</source>
   <translation>Conexión: {word}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Copies leave it out</source>
   <translation>Las copias lo omiten</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Copy</source>
   <translation>Copiar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Copy day</source>
   <translation>Copiar día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Copy from {day}</source>
   <translation>Copiar desde {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Copy week</source>
   <translation>Copiar semana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>Ctrl+{digit} shows {name}.</source>
   <translation>Ctrl+{digit} muestra {name}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Cut: put on hold</source>
   <translation>Cortar: dejar en espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <location filename="src/frontdesk/ui/menus/account.py" />
   <source>Dark</source>
   <translation>Oscuro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>Date</source>
   <translation>Fecha</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/newpatient.py" />
   <source>Date of birth</source>
   <translation>Fecha de nacimiento</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Date of the holiday</source>
   <translation>Fecha del festivo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/service.py" />
   <source>Date, start and end are emptied together or not at all.</source>
   <translation>Fecha, inicio y fin se vacían juntos o no se vacían.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Dates</source>
   <translation>Fechas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Dates and times</source>
   <translation>Fechas y horas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/panel.py" />
   <location filename="src/frontdesk/ui/production/panel.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Day</source>
   <translation>Día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Day of the week</source>
   <translation>Día de la semana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Day that gets the copies</source>
   <translation>Día que recibe las copias</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Day view</source>
   <translation>Vista de día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/panel.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Days</source>
   <translation>Días</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Days that differ</source>
   <translation>Días distintos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Declined</source>
   <translation>Rechazó</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>Del</source>
   <translation>Supr</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>Delete</source>
   <translation>Eliminar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Delete	Del</source>
   <translation>Eliminar	Supr</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <source>Delete the template; Ctrl+Z brings it back</source>
   <translation>Eliminar la plantilla; Ctrl+Z la recupera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>Delete the view; Ctrl+Z brings it back</source>
   <translation>Eliminar la vista; Ctrl+Z la trae de vuelta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/plan.py" />
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Dentist</source>
   <translation>Dentista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Details</source>
   <translation>Detalles</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Details of the visit</source>
   <translation>Detalles de la cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/model.py" />
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Dismiss</source>
   <translation>Despedir</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/model.py" />
   <location filename="src/frontdesk/ui/tasks/detail.py" />
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>Done</source>
   <translation>Hecho</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Done	D</source>
   <translation>Hecha	D</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>Done today</source>
   <translation>Hecho hoy</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pinboard/panel.py" />
   <source>Drop an appointment here to hold it</source>
   <translation>Suelte aquí una cita para dejarla en espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pinboard/panel.py" />
   <source>Drop here to hold</source>
   <translation>Soltar aquí para dejar en espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/panel.py" />
   <source>Drop here: a task about this visit.</source>
   <translation>Soltar aquí: una tarea sobre esta cita.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/commands.py" />
   <source>Drop the visit first, or leave it with Esc.</source>
   <translation>Suelte primero la cita o déjela con Esc.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>Due</source>
   <translation>Vence</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/model.py" />
   <source>Due now</source>
   <translation>Ahora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>Due: {task}</source>
   <translation>Vence: {task}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>E-mail</source>
   <translation>Correo electrónico</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/plan.py" />
   <source>Each operatory needs a name, such as Op {number}.</source>
   <translation>Cada operatorio necesita un nombre, como Op {number}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/plan.py" />
   <source>Each provider needs a name.</source>
   <translation>Cada proveedor necesita un nombre.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/work.py" />
   <source>Earlier</source>
   <translation>Antes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <location filename="src/frontdesk/ui/tasks/detail.py" />
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Edit</source>
   <translation>Editar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Edit	E</source>
   <translation>Editar	E</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Edit schedule views</source>
   <translation>Editar vistas de la agenda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Edit the day's note</source>
   <translation>Editar la nota del día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/slot.py" />
   <source>Edit the note of the day</source>
   <translation>Editar la nota del día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Edit the selected visit</source>
   <translation>Editar la cita seleccionada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>Edit views…</source>
   <translation>Editar vistas…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>Edit…</source>
   <translation>Editar…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>End</source>
   <translation>Fin</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <location filename="src/frontdesk/ui/booking/card.py" />
   <location filename="src/frontdesk/ui/help/keys.py" />
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>Enter</source>
   <translation>Intro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/phrasesource.py" />
   <source>Enter books the first, Alt and its digit another; after ↓ the digit is enough.</source>
   <translation>Intro reserva la primera, Alt y su dígito otra; después de ↓ basta el dígito.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/panel.py" />
   <source>Enter edits, O finds openings.</source>
   <translation>Intro edita, O busca huecos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>Enter finds openings, C notes a call.</source>
   <translation>Intro: huecos. C: llamada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/model.py" />
   <source>Enter or a digit: {verb}.</source>
   <translation>Intro o un dígito: {verb}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>Enter reads, D is done, N a new one.</source>
   <translation>Intro lee, D hecha, N una nueva.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/production_part.py" />
   <source>Enter sets a goal, Ctrl+Z takes it back.</source>
   <translation>Intro fija un objetivo, Ctrl+Z lo deshace.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/fields.py" />
   <source>Enter the address of your practice's server.</source>
   <translation>Escriba la dirección del servidor de su clínica.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/importing.py" />
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>Enter the name of the practice.</source>
   <translation>Escriba el nombre de la clínica.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>Enter your name; it is shown with what you change.</source>
   <translation>Escriba su nombre; se muestra con lo que usted cambia.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/signin.py" />
   <source>Enter your password.</source>
   <translation>Escriba su contraseña.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/signin.py" />
   <source>Enter your user name.</source>
   <translation>Escriba su nombre de usuario.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>Enter, or Ctrl P once more</source>
   <translation>Intro, o Ctrl P otra vez</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/dialog.py" />
   <source>Every key</source>
   <translation>Todas las teclas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Every week</source>
   <translation>Cada semana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Everybody</source>
   <translation>Todos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <source>Everybody of {span} has confirmed.</source>
   <translation>Todos de {span} han confirmado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>Everybody works these hours to begin with; each can have their own later.</source>
   <translation>Para empezar, todos trabajan en este horario; después cada uno puede tener el suyo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>Everything</source>
   <translation>Todo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>Everything is shown.</source>
   <translation>Se muestra todo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/panel.py" />
   <source>Everything that happened to the selected visit</source>
   <translation>Todo lo que pasó con la cita seleccionada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>Everything that happened to this visit (H)</source>
   <translation>Todo lo que pasó con esta cita (H)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/work.py" />
   <source>Fee of {code}</source>
   <translation>Honorario de {code}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Fees and providers</source>
   <translation>Honorarios y proveedores</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Fill from the waitlist</source>
   <translation>Llenar desde la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Fill shows</source>
   <translation>El relleno muestra</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Fill this place from the waitlist</source>
   <translation>Llenar este hueco desde la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/pattern.py" />
   <source>Filled: provider. Stroke: assistant. Sweep to change; X, / and Space do it by key.</source>
   <translation>Relleno: proveedor. Trazo: asistente. Arrastre para cambiar; X, / y Espacio lo hacen por tecla.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>Filling the appointment book</source>
   <translation>Llenando la agenda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Fills the {minutes} minutes exactly.</source>
   <translation>Llena los {minutes} minutos exactamente.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Find a patient or a command</source>
   <translation>Buscar un paciente o una orden</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>Find a task</source>
   <translation>Buscar una tarea</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>Find a task (F)</source>
   <translation>Buscar una tarea (F)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pinboard/card.py" />
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Find openings</source>
   <translation>Buscar huecos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Find openings (O)</source>
   <translation>Buscar huecos (O)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>Find openings and book	Enter</source>
   <translation>Buscar huecos y reservar	Intro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>Find openings and book (Enter)</source>
   <translation>Buscar huecos y reservar (Intro)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pinboard/card.py" />
   <source>Find openings for {name}</source>
   <translation>Buscar huecos para {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Find openings, for the selected visit or a new one</source>
   <translation>Buscar huecos, para la cita seleccionada o una nueva</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <source>Find openings…</source>
   <translation>Buscar huecos…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>Find patient or command</source>
   <translation>Paciente u orden</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>Find…</source>
   <translation>Buscar…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>First date</source>
   <translation>Primera fecha</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/newpatient.py" />
   <source>First name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Fits</source>
   <translation>Encaja</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/docks.py" />
   <source>Float or dock</source>
   <translation>Flotar o acoplar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/docks.py" />
   <source>Float {panel}</source>
   <translation>Flotar {panel}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/window/shell.py" />
   <source>Flow</source>
   <translation>Flujo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Flow status</source>
   <translation>Estado de flujo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/importing.py" />
   <source>Folder of the export</source>
   <translation>Carpeta de la exportación</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>For</source>
   <translation>Para</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <source>For every office</source>
   <translation>Para todas las sedes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <source>For every office it can only block whole offices: {entry}.</source>
   <translation>Para todas las sedes solo puede bloquear sedes enteras: {entry}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>For everybody here</source>
   <translation>Para todos aquí</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/panel.py" />
   <source>For many days…</source>
   <translation>Para muchos días…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/phrasesource.py" />
   <source>For {name}. {how}</source>
   <translation>Para {name}. {how}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>Four short steps to an empty schedule, kept on this computer and yours alone.</source>
   <translation>Cuatro pasos breves hasta una agenda vacía, guardada en este equipo y solo suya.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/openings/service.py" />
   <source>Free time is searched at most a year ahead.</source>
   <translation>Los huecos se buscan como mucho a un año vista.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Fridays suit.</source>
   <translation>Le van bien los viernes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <location filename="src/frontdesk/ui/production/span.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>From</source>
   <translation>Desde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/form.py" />
   <source>From when</source>
   <translation>Desde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/host.py" />
   <location filename="src/frontdesk/ui/widgets/question.py" />
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <location filename="src/frontdesk/ui/window/shell.py" />
   <source>Frontdesk</source>
   <translation>Frontdesk</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/detail.py" />
   <source>Further note</source>
   <translation>Otra nota</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>Give back</source>
   <translation>Liberar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>Give back what {name} holds</source>
   <translation>Liberar lo que aparta {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <source>Give the time back (Del)</source>
   <translation>Liberar el tiempo (Supr)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/lock/screen.py" />
   <source>Go on</source>
   <translation>Continuar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Go to a date</source>
   <translation>Ir a una fecha</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Go to today</source>
   <translation>Ir a hoy</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>Go to today (T)</source>
   <translation>Ir a hoy (T)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/model.py" />
   <source>Goal</source>
   <translation>Objetivo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <source>Goal a day</source>
   <translation>Meta por día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <source>Goal for each day</source>
   <translation>Meta para cada día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/panel.py" />
   <source>Goal of {name}</source>
   <translation>Objetivo de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/production_part.py" />
   <source>Goals are set by who administers the practice.</source>
   <translation>Los objetivos los fija quien administra la clínica.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <source>Goals are set for a year at most.</source>
   <translation>Las metas se fijan como mucho para un año.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/panel.py" />
   <source>Goals of one day, to be set</source>
   <translation>Objetivos de un día, por fijar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>Green</source>
   <translation>Verde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Has to be seen urgently.</source>
   <translation>Tiene que venir con urgencia.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Has waited {count} day.</source>
   <translation>Espera desde hace {count} día.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Has waited {count} days.</source>
   <translation>Espera desde hace {count} días.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Height of an hour</source>
   <translation>Altura de una hora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/held.py" />
   <source>Held</source>
   <translation>Apartado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/offerheld.py" />
   <source>Held by you, {minutes}.</source>
   <translation>Apartado por usted, {minutes}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/held.py" />
   <source>Held by {name}</source>
   <translation>Apartado por {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/held.py" />
   <source>Held by {name} while phoning</source>
   <translation>Apartado por {name} mientras llama</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/held.py" />
   <source>Held by {name} · {minutes}</source>
   <translation>Apartado por {name} · {minutes}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/held.py" />
   <source>Held by {name} · {minutes} left</source>
   <translation>Apartado por {name} · quedan {minutes}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/offerheld.py" />
   <source>Held by {name}, {minutes}.</source>
   <translation>Apartado por {name}, {minutes}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/panel.py" />
   <source>Hide</source>
   <translation>Ocultar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>Hide confirmed</source>
   <translation>Ocultar confirmadas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Hide names after</source>
   <translation>Ocultar nombres tras</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/panel.py" />
   <location filename="src/frontdesk/ui/window/history_part.py" />
   <source>History</source>
   <translation>Historial</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>History of the selected visit</source>
   <translation>Historial de la cita seleccionada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/life.py" />
   <source>History of this visit</source>
   <translation>Historial de esta cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>Hold</source>
   <translation>Apartado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>Hold for</source>
   <translation>Apartar por</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>Hold for {minutes}</source>
   <translation>Apartar {minutes}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>Hold from now for</source>
   <translation>Apartar desde ahora por</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Hold the selected place while phoning, or hold it longer</source>
   <translation>Apartar el hueco elegido mientras se llama, o por más tiempo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>Hold {minutes} from now</source>
   <translation>Apartar {minutes} desde ahora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Holidays</source>
   <translation>Festivos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Hours</source>
   <translation>Horario</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Hours end after they begin. Those past midnight belong to the next day.</source>
   <translation>El horario termina después de empezar. Lo que pasa de medianoche es del día siguiente.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>How far ahead</source>
   <translation>Con cuánta antelación</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>How many weeks</source>
   <translation>Cuántas semanas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/plan.py" />
   <source>Hyg 1</source>
   <translation>Hig 1</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Hygiene</source>
   <translation>Higiene</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/plan.py" />
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Hygienist</source>
   <translation>Higienista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/importing.py" />
   <source>Import</source>
   <translation>Importar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/chip.py" />
   <source>In the past.</source>
   <translation>En el pasado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <source>In words: 60 tue thu after 3 okafor</source>
   <translation>En palabras: 60 mar jue desde las 3 okafor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>In {operatory} this lies over “{blockout}” until {end}.</source>
   <translation>En {operatory} queda sobre «{blockout}» hasta las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>In {operatory} this lies over “{blockout}”.</source>
   <translation>En {operatory} queda sobre «{blockout}».</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Initials</source>
   <translation>Iniciales</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Initials instead of names</source>
   <translation>Iniciales en lugar de nombres</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Insurance</source>
   <translation>Seguro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Insurance estimate</source>
   <translation>Estimación del seguro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Is booked for {day}; this is {count} day sooner.</source>
   <translation>Tiene cita el {day}; esto es {count} día antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Is booked for {day}; this is {count} days sooner.</source>
   <translation>Tiene cita el {day}; esto es {count} días antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Is flexible.</source>
   <translation>Se adapta a cualquier día.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Is on the list since today.</source>
   <translation>Está en la lista desde hoy.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>It comes back as it was (R)</source>
   <translation>Vuelve como estaba (R)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/keys.py" />
   <source>It does not get longer or shorter than that here.</source>
   <translation>Aquí no se alarga ni se acorta más.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <source>It has to end after it begins. Block the time after midnight on the next day.</source>
   <translation>Tiene que terminar después de empezar. Bloquee el tiempo tras la medianoche en el día siguiente.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <source>It has to end after it begins: {entry}.</source>
   <translation>Tiene que terminar después de empezar: {entry}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/importing.py" />
   <source>It holds a file with the appointments and one with the patients. What cannot be read is listed.</source>
   <translation>Contiene un archivo con las citas y otro con los pacientes. Lo que no se pueda leer se indica.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>It is done (D)</source>
   <translation>Está hecha (D)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/session.py" />
   <source>It is not known where the practice is kept. Choose again.</source>
   <translation>No se sabe dónde se guarda la clínica. Elija otra vez.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/service.py" />
   <source>It needs a time and an operatory to be scheduled.</source>
   <translation>Necesita una hora y un operatorio para programarse.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>It stayed open</source>
   <translation>Ese día sigue abierto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/chip.py" />
   <source>It was changed meanwhile.</source>
   <translation>Se cambió mientras tanto.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/print_part.py" />
   <source>It was not printed: {why}.</source>
   <translation>No se imprimió: {why}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>It would run past midnight.</source>
   <translation>Pasaría de la medianoche.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>Its history</source>
   <translation>Su historial</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>Keep</source>
   <translation>Guardar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/leaving.py" />
   <source>Keep open</source>
   <translation>Mantener abierta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>Keep the view as it is filled in (Ctrl Enter)</source>
   <translation>Guardar la vista como está (Ctrl Intro)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/leaving.py" />
   <source>Keep the window open, and what is waiting is sent as soon as the server is back.</source>
   <translation>Deje la ventana abierta y lo que espera se enviará en cuanto vuelva el servidor.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <source>Keep this time free of visits</source>
   <translation>Mantener este tiempo libre de citas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Keep unread	U</source>
   <translation>Dejar sin leer	U</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>Key</source>
   <translation>Tecla</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/dialog.py" />
   <source>Keys</source>
   <translation>Teclas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Kind</source>
   <translation>Clase</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>LOCKED</source>
   <translation>FIJA</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/model.py" />
   <source>Large</source>
   <translation>Grande</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Last date</source>
   <translation>Última fecha</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/newpatient.py" />
   <source>Last name</source>
   <translation>Apellido</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/viewwords.py" />
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>Last visit</source>
   <translation>Última visita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>Last: {change}</source>
   <translation>Último: {change}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/work.py" />
   <source>Later</source>
   <translation>Más tarde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Lay on this day</source>
   <translation>Poner en este día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Least width of an operatory</source>
   <translation>Ancho mínimo de un operatorio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>Leave</source>
   <translation>Salir</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Leave any move, menu or field</source>
   <translation>Dejar cualquier movimiento, menú o campo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Leave it as it is (Esc)</source>
   <translation>Dejarlo como está (Esc)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <source>Leave out {who}</source>
   <translation>Omitir a {who}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/life.py" />
   <source>Left and right walk through what happened; Esc comes back to the present.</source>
   <translation>Izquierda y derecha recorren lo que pasó; Esc vuelve al presente.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/viewwords.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Length</source>
   <translation>Duración</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/widgets/lengthfield.py" />
   <source>Length in minutes</source>
   <translation>Duración en minutos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Light</source>
   <translation>Claro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Light or dark</source>
   <translation>Claro u oscuro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>Like the one shown</source>
   <translation>Como la mostrada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Lines every</source>
   <translation>Líneas cada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>List</source>
   <translation>Lista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/shell.py" />
   <source>Lists</source>
   <translation>Listas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/badges.py" />
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Live</source>
   <translation>En vivo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>Location</source>
   <translation>Sede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Lock after</source>
   <translation>Bloquear el puesto tras</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Lock or unlock the time</source>
   <translation>Fijar o soltar la hora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Lock the time</source>
   <translation>Fijar la hora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Lock this desk</source>
   <translation>Bloquear este puesto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/lock/screen.py" />
   <source>Locked</source>
   <translation>Bloqueado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Looking for who fits…</source>
   <translation>Buscando quién encaja…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <source>Looking…</source>
   <translation>Buscando…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/model.py" />
   <source>Lost</source>
   <translation>Perdido</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/model.py" />
   <source>Lower left</source>
   <translation>Abajo izquierda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/model.py" />
   <source>Lower right</source>
   <translation>Abajo derecha</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>Make a practice of what your present system has exported as CSV files.</source>
   <translation>Crear una clínica con lo que su sistema actual ha exportado en archivos CSV.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>Make a view, from a ready-made look or from the one shown</source>
   <translation>Crear una vista, de un aspecto preparado o de la mostrada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/status/line.py" />
   <source>Make again: {what}</source>
   <translation>Hacer otra vez: {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <source>Make template</source>
   <translation>Crear plantilla</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>Make this practice</source>
   <translation>Crear esta clínica</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/session.py" />
   <source>Making the demo practice…</source>
   <translation>Creando la clínica de demostración…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Marks</source>
   <translation>Marcas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <source>Meant for</source>
   <translation>Prevista para</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/badges.py" />
   <source>Menu</source>
   <translation>Menú</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/slot.py" />
   <source>Menu of a blockout</source>
   <translation>Menú de un bloqueo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/slot.py" />
   <source>Menu of a free place</source>
   <translation>Menú de un hueco libre</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>Menu of a recall</source>
   <translation>Menú de un control</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Menu of a task</source>
   <translation>Menú de una tarea</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Menu of a waitlist entry</source>
   <translation>Menú de una entrada de la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>Menu of the lists</source>
   <translation>Menú de las listas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Menu of the visit</source>
   <translation>Menú de la cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <location filename="src/frontdesk/ui/topbar/badges.py" />
   <source>Menu of {name}</source>
   <translation>Menú de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <source>Message</source>
   <translation>Mensaje</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/model.py" />
   <source>Middle</source>
   <translation>Centro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>Mine</source>
   <translation>Mías</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Mobile phone</source>
   <translation>Teléfono móvil</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Mondays suit.</source>
   <translation>Le van bien los lunes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>Month</source>
   <translation>Mes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/widgets/month.py" />
   <source>Month after</source>
   <translation>Mes siguiente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/widgets/month.py" />
   <source>Month before</source>
   <translation>Mes anterior</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/view.py" />
   <source>Month of {location}, {month}, {words}</source>
   <translation>Mes de {location}, {month}, {words}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Month view</source>
   <translation>Vista de mes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Move to</source>
   <translation>Mover a</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Move…</source>
   <translation>Mover…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>My view</source>
   <translation>Mi vista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/signs.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>NEW</source>
   <translation>NUEVO</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/past.py" />
   <source>Name a patient, or a location and a date.</source>
   <translation>Indique un paciente, o una sede y una fecha.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/service.py" />
   <source>Name an operatory, or leave the field out.</source>
   <translation>Indique un operatorio o deje el campo sin poner.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/auth.py" />
   <source>Name and password do not belong together.</source>
   <translation>El nombre y la contraseña no coinciden.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Name of the holiday</source>
   <translation>Nombre del festivo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>Name of the list</source>
   <translation>Nombre de la lista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>Name of the list; Enter saves</source>
   <translation>Nombre de la lista; Intro guarda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <source>Name of the search</source>
   <translation>Nombre de la búsqueda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <source>Name of the template</source>
   <translation>Nombre de la plantilla</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Name of the type</source>
   <translation>Nombre del tipo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>Name, phone, date of birth</source>
   <translation>Nombre, teléfono, fecha de nacimiento</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/privacy_part.py" />
   <source>Names are hidden since nobody was here. {key} shows them.</source>
   <translation>Los nombres están ocultos porque no había nadie. {key} los muestra.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/privacy_part.py" />
   <source>Names are hidden. {key} shows them.</source>
   <translation>Los nombres están ocultos. {key} los muestra.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/privacy_part.py" />
   <source>Names are shown again.</source>
   <translation>Los nombres se muestran otra vez.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/status/line.py" />
   <source>Names hidden</source>
   <translation>Nombres ocultos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Needs {count} minute more than there are.</source>
   <translation>Necesita {count} minuto más de los que hay.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Needs {count} minutes more than there are.</source>
   <translation>Necesita {count} minutos más de los que hay.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Needs {minutes} of the {free} minutes.</source>
   <translation>Necesita {minutes} de los {free} minutos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Never</source>
   <translation>Nunca</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>New</source>
   <translation>Nuevo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>New from this day</source>
   <translation>Nueva a partir de este día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>New list, rename a list</source>
   <translation>Nueva lista, cambiar el nombre de una lista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>New list…</source>
   <translation>Nueva lista…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>New patient</source>
   <translation>Paciente nuevo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <source>New patient “{text}”</source>
   <translation>Paciente nuevo «{text}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>New task</source>
   <translation>Tarea nueva</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>New task about this visit</source>
   <translation>Tarea nueva sobre esta cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>New task, about the selected visit if there is one</source>
   <translation>Tarea nueva, sobre la cita seleccionada si la hay</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>New type</source>
   <translation>Tipo nuevo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>New view</source>
   <translation>Vista nueva</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <source>New visit</source>
   <translation>Cita nueva</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>New…</source>
   <translation>Nueva…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>Next</source>
   <translation>Siguiente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Next step of the selected patient</source>
   <translation>Siguiente paso del paciente seleccionado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>Next visit</source>
   <translation>Próxima cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>No answer</source>
   <translation>No contesta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_copies.py" />
   <source>No blockout was made.</source>
   <translation>No se creó ningún bloqueo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>No day of that span is one of these weekdays, or all of them are holidays.</source>
   <translation>Ningún día de ese periodo es uno de esos días de la semana, o todos son festivos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <source>No day of that span is ticked.</source>
   <translation>Ningún día de ese periodo está marcado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>No key</source>
   <translation>Sin tecla</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/mainwindow.py" />
   <source>No location is open to you. Ask whoever manages the users, bring a practice in with “frontdesk import”, or start another.</source>
   <translation>No tiene acceso a ninguna sede. Pregunte a quien administra los usuarios, traiga una clínica con «frontdesk import» o empiece otra.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/taskbook.py" />
   <source>No more tasks were read</source>
   <translation>No se leyeron más tareas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>No notes yet.</source>
   <translation>Aún no hay notas.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/phrasesource.py" />
   <source>No patient is called “{name}”</source>
   <translation>Ningún paciente se llama «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/search/finder.py" />
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <location filename="src/frontdesk/ui/window/patientanswers.py" />
   <source>No patient matches “{text}”.</source>
   <translation>Ningún paciente coincide con «{text}».</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/session.py" />
   <source>No practice server answers at {address}. Check the address and the network.</source>
   <translation>Ningún servidor de clínica responde en {address}. Compruebe la dirección y la red.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/work.py" />
   <source>No procedure is called that.</source>
   <translation>Ningún procedimiento se llama así.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <location filename="src/frontdesk/ui/production/model.py" />
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <source>No provider</source>
   <translation>Sin proveedor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>No reason given</source>
   <translation>Sin indicar el motivo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>No task here says “{words}”.</source>
   <translation>Ninguna tarea de aquí dice «{words}».</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>No type begins like that.</source>
   <translation>Ningún tipo empieza así.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <source>No type of visit begins like that.</source>
   <translation>Ningún tipo de cita empieza así.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>No view is behind Ctrl+{digit}.</source>
   <translation>No hay ninguna vista en Ctrl+{digit}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>No weekend in a week</source>
   <translation>Semana sin fin de semana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/supervisor.py" />
   <source>Nobody called {name} may work here: the account is closed, or there is none. Start as somebody else, or add them with: frontdesk user add</source>
   <translation>Nadie llamado {name} puede trabajar aquí: la cuenta está cerrada o no existe. Entre como otra persona o añádala con: frontdesk user add</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Nobody has said how long it takes.</source>
   <translation>Nadie ha dicho cuánto dura.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <source>Nobody is booked for {span}.</source>
   <translation>No hay nadie citado para {span}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/print_part.py" />
   <source>Nobody is booked, so there is nothing to print.</source>
   <translation>No hay nadie citado, así que no hay nada que imprimir.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>Nobody is due. Everybody has come or is booked.</source>
   <translation>No toca a nadie. Todos han venido o tienen cita.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Nobody is here or due just now.</source>
   <translation>No hay nadie aquí ni a punto de llegar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Nobody is waiting. Add somebody with “Add”, or from the menu of a visit.</source>
   <translation>No espera nadie. Añada a alguien con «Añadir» o desde el menú de una cita.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>Nobody of this kind is due.</source>
   <translation>No toca a nadie de esta clase.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Nobody on the waitlist fits this place.</source>
   <translation>Nadie de la lista de espera encaja en este hueco.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/model.py" />
   <source>Nobody works in {operatory} then.</source>
   <translation>Nadie trabaja en {operatory} a esa hora.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <source>Nobody works these days.</source>
   <translation>Nadie trabaja esos días.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <source>None is saved yet</source>
   <translation>Aún no hay ninguna guardada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/group.py" />
   <source>None of the {count} visits was booked. {sentence}</source>
   <translation>No se reservó ninguna de las {count} citas. {sentence}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>Not about this visit</source>
   <translation>No es sobre esta cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/form.py" />
   <source>Not before</source>
   <translation>No antes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Not complete after all</source>
   <translation>Al final no está completa</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/keys.py" />
   <source>Not moved.</source>
   <translation>No se movió.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/status/line.py" />
   <source>Not possible.</source>
   <translation>No es posible.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/model.py" />
   <source>Not recorded</source>
   <translation>Sin anotar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/errands.py" />
   <location filename="src/frontdesk/operations/group.py" />
   <location filename="src/frontdesk/operations/notes.py" />
   <location filename="src/frontdesk/operations/visits.py" />
   <source>Not redone</source>
   <translation>No se rehízo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/errands.py" />
   <location filename="src/frontdesk/operations/filling.py" />
   <location filename="src/frontdesk/operations/notes.py" />
   <location filename="src/frontdesk/operations/visits.py" />
   <source>Not undone</source>
   <translation>No se deshizo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <location filename="src/frontdesk/ui/board/speech.py" />
   <location filename="src/frontdesk/ui/booking/card.py" />
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Note</source>
   <translation>Nota</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>Note a call</source>
   <translation>Anotar una llamada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/daynote/bar.py" />
   <source>Note for {day}</source>
   <translation>Nota para {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Note that the patient is told of it, and hold it meanwhile (T)</source>
   <translation>Anotar que se avisa al paciente y apartar el hueco mientras tanto (T)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>Note that you called (C)</source>
   <translation>Anotar que llamó (C)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/ordered.py" />
   <source>Nothing</source>
   <translation>Nada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>Nothing has been done yet.</source>
   <translation>Aún no se ha hecho nada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/print_part.py" />
   <source>Nothing has been read that could be printed.</source>
   <translation>No se ha leído nada que se pueda imprimir.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>Nothing has happened here yet.</source>
   <translation>Aún no ha pasado nada aquí.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>Nothing is assigned to you.</source>
   <translation>No tiene nada asignado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/month_part.py" />
   <source>Nothing is booked in {month}.</source>
   <translation>No hay nada reservado en {month}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/month_part.py" />
   <source>Nothing is booked.</source>
   <translation>No hay nada reservado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <source>Nothing is changed (Esc)</source>
   <translation>No se cambia nada (Esc)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/model.py" />
   <location filename="src/frontdesk/ui/window/phrasesource.py" />
   <source>Nothing is free like that. Leave out a weekday, a time or a provider.</source>
   <translation>Nada está libre así. Quite un día de la semana, una hora o un proveedor.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>Nothing is left to do in this list.</source>
   <translation>No queda nada por hacer en esta lista.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>Nothing is left to do. “New” asks for something, and so does a visit dropped here.</source>
   <translation>No queda nada por hacer. «Nuevo» pide algo, y también una cita soltada aquí.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/slot.py" />
   <source>Nothing is on hold to be placed here</source>
   <translation>No hay nada en espera que colocar aquí</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Nothing may be booked over it</source>
   <translation>No se puede reservar encima</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>Nothing of that kind happened.</source>
   <translation>No pasó nada de esa clase.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>Nothing of the export is changed; importing it again adds only what is new.</source>
   <translation>La exportación no se modifica; al importarla de nuevo solo se añade lo nuevo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pinboard/panel.py" />
   <source>Nothing on hold. Drop an appointment here, or press Ctrl+X.</source>
   <translation>Nada en espera. Suelte aquí una cita o pulse Ctrl+X.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/opening.py" />
   <source>Nothing on this page fits. Page Down turns on, Esc leaves.</source>
   <translation>Nada de esta página encaja. AvPág sigue, Esc lo deja.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/keys.py" />
   <source>Nothing to place: cut a visit with Ctrl+X first.</source>
   <translation>Nada que colocar: corte primero una cita con Ctrl+X.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <location filename="src/frontdesk/operations/confirming.py" />
   <location filename="src/frontdesk/operations/editing.py" />
   <source>Nothing was changed.</source>
   <translation>No se cambió nada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>Nothing was changed: hours end after they begin; those past midnight belong to the next day.</source>
   <translation>No se cambió nada: el horario termina después de empezar; lo que pasa de medianoche es del día siguiente.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>Nothing was copied</source>
   <translation>No se copió nada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Off</source>
   <translation>No</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Offered for new blockouts</source>
   <translation>Se ofrece para bloqueos nuevos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/badges.py" />
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Offline</source>
   <translation>Sin conexión</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Offline.</source>
   <translation>Sin conexión.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>On</source>
   <translation>Sí</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>On (Ctrl PgDown)</source>
   <translation>Adelante (Ctrl AvPág)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>On a free place: book, beginning with the patient</source>
   <translation>En un hueco libre: reservar, empezando por el paciente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pinboard/card.py" />
   <source>On hold. Enter picks it up to place it on the board.</source>
   <translation>En espera. Intro la recoge para colocarla en la agenda.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>One column of the schedule each, in this order.</source>
   <translation>Una columna de la agenda cada uno, en este orden.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>One day, a column per operatory (D)</source>
   <translation>Un día, una columna por operatorio (D)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/views/service.py" />
   <source>One of these operatories is not at this location.</source>
   <translation>Uno de estos operatorios no está en esta sede.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/locations/service.py" />
   <source>Only a user of all locations can add one.</source>
   <translation>Solo un usuario de todas las sedes puede añadir una.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/flow/way.py" />
   <source>Only a visit on the book has a flow status.</source>
   <translation>Solo una cita de la agenda tiene estado de flujo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Only operatories somebody works in</source>
   <translation>Solo operatorios en que trabaja alguien</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/people.py" />
   <source>Only where it is not as the time pattern says</source>
   <translation>Solo donde no es como dice el patrón de tiempo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/views/service.py" />
   <source>Only who made this view can keep it from the others.</source>
   <translation>Solo quien creó esta vista puede reservársela.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/plan.py" />
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Op {number}</source>
   <translation>Op {number}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Open Dental program</source>
   <translation>Programa de Open Dental</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>Open on {day}.</source>
   <translation>Abierto el {day}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>Open with it</source>
   <translation>Abrir con ella</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Open; while moving, drop</source>
   <translation>Abrir; al mover, soltar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>Opening hours</source>
   <translation>Horario</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/session.py" />
   <source>Opening the practice…</source>
   <translation>Abriendo la clínica…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <location filename="src/frontdesk/ui/pinboard/card.py" />
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Openings</source>
   <translation>Huecos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <location filename="src/frontdesk/ui/window/phrasesource.py" />
   <source>Openings could not be looked for: {why}</source>
   <translation>No se pudieron buscar huecos: {why}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/phrasesource.py" />
   <source>Openings for a new visit. {how}</source>
   <translation>Huecos para una cita nueva. {how}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <source>Openings in words</source>
   <translation>Huecos en palabras</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/form.py" />
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Operatories</source>
   <translation>Operatorios</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Operatories of provider {number}</source>
   <translation>Operatorios del proveedor {number}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <location filename="src/frontdesk/ui/board/speech.py" />
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/openings/form.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Operatory</source>
   <translation>Operatorio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Operatory {number}</source>
   <translation>Operatorio {number}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Operatory {number} is for hygiene</source>
   <translation>El operatorio {number} es de higiene</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>Operatory · provider</source>
   <translation>Operatorio · proveedor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>Orange</source>
   <translation>Naranja</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/schedules/service.py" />
   <source>Other hours than usual need both times: give this one too, or none.</source>
   <translation>Un horario distinto del habitual necesita las dos horas: indique también esta, o ninguna.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/retrying.py" />
   <source>Other records still refer to this, or it refers to one that is gone.</source>
   <translation>Otros registros aún remiten a esto, o esto remite a uno que ya no está.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Other system’s key</source>
   <translation>Clave de otro sistema</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/service.py" />
   <source>Others of this group would leave the calendar.</source>
   <translation>Otros de este grupo se saldrían del calendario.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/form.py" />
   <source>Over by</source>
   <translation>Hasta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>Overdue</source>
   <translation>Atrasado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Overlap allowed</source>
   <translation>Se permite solapar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/people.py" />
   <source>Own time {which}</source>
   <translation>Tiempo propio {which}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>PDF file</source>
   <translation>Archivo PDF</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>Page back</source>
   <translation>Página atrás</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>Page on</source>
   <translation>Página adelante</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/paint.py" />
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>Page {number} of {count}</source>
   <translation>Página {number} de {count}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>Paid</source>
   <translation>Pagado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Park on the pinboard</source>
   <translation>Dejar en el tablero</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Partly fits</source>
   <translation>Encaja en parte</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/lock/screen.py" />
   <location filename="src/frontdesk/ui/start/signin.py" />
   <source>Password</source>
   <translation>Contraseña</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/history/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <location filename="src/frontdesk/ui/views/details.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Patient</source>
   <translation>Paciente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/panel.py" />
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Patient flow</source>
   <translation>Flujo de pacientes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Patient flow: tell a wait of more than</source>
   <translation>Flujo de pacientes: avisar de una espera de más de</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Patient portion</source>
   <translation>Parte del paciente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Patient: name, phone, date of birth</source>
   <translation>Paciente: nombre, teléfono, fecha de nacimiento</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <source>Patient: name, phone, date of birth, chart number</source>
   <translation>Paciente: nombre, teléfono, fecha de nacimiento, expediente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/search/finder.py" />
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <location filename="src/frontdesk/ui/window/patientanswers.py" />
   <source>Patients could not be searched: {why}</source>
   <translation>No se pudo buscar pacientes: {why}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/recalls/types.py" />
   <source>Patients have recalls of this type; make it inactive instead.</source>
   <translation>Hay pacientes con controles de este tipo; desactívelo en su lugar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Patient’s share</source>
   <translation>Parte del paciente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <source>Pattern</source>
   <translation>Patrón</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>PgDown</source>
   <translation>AvPág</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>PgUp</source>
   <translation>RePág</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/newpatient.py" />
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>Phone</source>
   <translation>Teléfono</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Pick up, then arrows and Enter</source>
   <translation>Recoger, luego flechas e Intro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pinboard/panel.py" />
   <location filename="src/frontdesk/ui/window/shell.py" />
   <source>Pinboard</source>
   <translation>Tablero</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Place at the selected time</source>
   <translation>Colocar a la hora seleccionada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/slot.py" />
   <source>Place {name} here, {length}</source>
   <translation>Colocar a {name} aquí, {length}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Place…</source>
   <translation>Colocar…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/importing.py" />
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>Practice name</source>
   <translation>Nombre de la clínica</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/words.py" />
   <source>Prefers {wishes}.</source>
   <translation>Prefiere {wishes}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>Print</source>
   <translation>Imprimir</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Print the day, the week or route slips</source>
   <translation>Imprimir el día, la semana u hojas de ruta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/print_part.py" />
   <source>Print the route slip</source>
   <translation>Imprimir la hoja de ruta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>Printer</source>
   <translation>Impresora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Priority</source>
   <translation>Prioridad</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <source>Priority (ASAP)</source>
   <translation>Prioridad (antes)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Privacy: hide or show names</source>
   <translation>Privacidad: ocultar o mostrar nombres</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/status/line.py" />
   <source>Problem.</source>
   <translation>Problema.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/speech.py" />
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Procedures</source>
   <translation>Procedimientos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/topbar/badges.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Production</source>
   <translation>Producción</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Production and its goals</source>
   <translation>Producción y sus objetivos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Production on the blocks</source>
   <translation>Producción en los bloques</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/badges.py" />
   <source>Production: {words}</source>
   <translation>Producción: {words}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <location filename="src/frontdesk/ui/editor/people.py" />
   <location filename="src/frontdesk/ui/openings/form.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <source>Provider</source>
   <translation>Proveedor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Provider bars</source>
   <translation>Barras de proveedor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Provider {number}</source>
   <translation>Proveedor {number}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/openings/form.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Providers</source>
   <translation>Proveedores</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Put a broken or cancelled visit back</source>
   <translation>Devolver una cita fallida o cancelada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/panel.py" />
   <source>Put somebody on the waitlist</source>
   <translation>Poner a alguien en la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Put the panels back in their places</source>
   <translation>Devolver los paneles a su sitio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>Put “{name}” out of use</source>
   <translation>Dejar de usar «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Quit</source>
   <translation>Salir del programa</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/words.py" />
   <source>Reach by {method}.</source>
   <translation>Contactar por {method}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/panel.py" />
   <source>Read</source>
   <translation>Leer</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Read	Enter</source>
   <translation>Leer	Intro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/panel.py" />
   <source>Read again</source>
   <translation>Leer otra vez</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Read everything again</source>
   <translation>Leer todo otra vez</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/panel.py" />
   <source>Read the task that is due</source>
   <translation>Leer la tarea que vence</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>Reading appointments ({count} lines)</source>
   <translation>Leyendo citas ({count} líneas)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>Reading patients</source>
   <translation>Leyendo pacientes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <source>Reading the coming days…</source>
   <translation>Leyendo los próximos días…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/history_part.py" />
   <source>Reading the history…</source>
   <translation>Leyendo el historial…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/schedules_part.py" />
   <source>Reading the hours…</source>
   <translation>Leyendo el horario…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/panel.py" />
   <source>Reading the month…</source>
   <translation>Leyendo el mes…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/mainwindow.py" />
   <source>Reading the practice…</source>
   <translation>Leyendo la clínica…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Reading the schedule…</source>
   <translation>Leyendo la agenda…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Reading the tasks…</source>
   <translation>Leyendo las tareas…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/templates_part.py" />
   <source>Reading the templates…</source>
   <translation>Leyendo las plantillas…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Reading the waitlist…</source>
   <translation>Leyendo la lista de espera…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Reading today's schedule…</source>
   <translation>Leyendo la agenda de hoy…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>Reading who is due…</source>
   <translation>Leyendo a quién le toca…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/production_part.py" />
   <source>Reading…</source>
   <translation>Leyendo…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Reason</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Reason it was broken</source>
   <translation>Motivo de que fallara</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Reason it was cancelled</source>
   <translation>Motivo de la cancelación</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>Recall type</source>
   <translation>Tipo de control</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <location filename="src/frontdesk/ui/window/recalls_part.py" />
   <source>Recalls</source>
   <translation>Controles</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Reconnecting.</source>
   <translation>Reconectando.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Reconnecting…</source>
   <translation>Reconectando…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>Red</source>
   <translation>Rojo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <location filename="src/frontdesk/ui/status/line.py" />
   <source>Redo</source>
   <translation>Rehacer</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>Redone: {what}</source>
   <translation>Rehecho: {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Remind me</source>
   <translation>Recordarme</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>Reminder</source>
   <translation>Aviso</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>Remove</source>
   <translation>Quitar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Remove operatory {number}</source>
   <translation>Quitar el operatorio {number}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Remove provider {number}</source>
   <translation>Quitar al proveedor {number}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/details.py" />
   <source>Remove section {number}</source>
   <translation>Quitar la sección {number}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>Remove the {count} made together</source>
   <translation>Quitar los {count} hechos juntos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>Remove “{name}”</source>
   <translation>Quitar «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>Rename “{name}”…</source>
   <translation>Cambiar el nombre de «{name}»…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/detail.py" />
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>Reopen</source>
   <translation>Reabrir</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Reopen	D</source>
   <translation>Reabrir	D</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Repeat week</source>
   <translation>Repetir semana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>Restore</source>
   <translation>Restaurar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Retry now</source>
   <translation>Reintentar ahora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/people.py" />
   <source>Role</source>
   <translation>Función</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>Role of provider {number}</source>
   <translation>Función del proveedor {number}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Roles and times</source>
   <translation>Funciones y horas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Roomy</source>
   <translation>Amplio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>Route slips</source>
   <translation>Hojas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>Route slips – {date}</source>
   <translation>Hojas de ruta – {date}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>SQLite {present} can damage the database; Frontdesk needs {needed} or newer. Reinstall Frontdesk to get it.</source>
   <translation>SQLite {present} puede dañar la base de datos; Frontdesk necesita {needed} o más nuevo. Vuelva a instalar Frontdesk para tenerlo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Saturdays suit.</source>
   <translation>Le van bien los sábados.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Save</source>
   <translation>Guardar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>Save as PDF</source>
   <translation>Guardar como PDF</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Save hours</source>
   <translation>Guardar horario</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <source>Save template</source>
   <translation>Guardar plantilla</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <source>Save this search…</source>
   <translation>Guardar esta búsqueda…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Save type</source>
   <translation>Guardar tipo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <source>Saved</source>
   <translation>Guardado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/print_part.py" />
   <source>Saved as {file} in {folder}.</source>
   <translation>Guardado como {file} en {folder}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Saved schedule views; Ctrl+0 shows everything</source>
   <translation>Vistas guardadas de la agenda; Ctrl+0 lo muestra todo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <source>Saved searches</source>
   <translation>Búsquedas guardadas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <source>Saved searches could not be read: {why}</source>
   <translation>No se pudieron leer las búsquedas guardadas: {why}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <source>Say for whom: type a name, and choose with Enter.</source>
   <translation>Diga para quién: escriba un nombre y elija con Intro.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/openings/service.py" />
   <source>Say how long the visit takes, or its type.</source>
   <translation>Diga cuánto dura la cita o de qué tipo es.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/service.py" />
   <source>Say in which operatory; it has none yet.</source>
   <translation>Diga en qué operatorio; aún no tiene ninguno.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>Say what for: type a few letters, and choose with Enter.</source>
   <translation>Diga para qué: escriba unas letras y elija con Intro.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>Say what is to be done.</source>
   <translation>Diga qué hay que hacer.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/waitlist/service.py" />
   <source>Say which locations the patient would also come to.</source>
   <translation>Diga a qué otras sedes vendría el paciente.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Say who shall be on the list: type a name and choose the patient.</source>
   <translation>Diga quién va a la lista: escriba un nombre y elija al paciente.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/speech.py" />
   <source>Schedule</source>
   <translation>Agenda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/speech.py" />
   <source>Schedule of {location}, {span}</source>
   <translation>Agenda de {location}, {span}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <location filename="src/frontdesk/ui/production/model.py" />
   <source>Scheduled</source>
   <translation>Programado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <location filename="src/frontdesk/ui/window/schedules_part.py" />
   <source>Schedules</source>
   <translation>Horarios</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Schedules: working hours and holidays</source>
   <translation>Horarios: horas de trabajo y festivos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/openings.py" />
   <source>Searches begin with “{name}”.</source>
   <translation>Las búsquedas empiezan con «{name}».</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/openings.py" />
   <source>Searches no longer begin with “{name}”.</source>
   <translation>Las búsquedas ya no empiezan con «{name}».</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/search/finder.py" />
   <source>Searching…</source>
   <translation>Buscando…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/model.py" />
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Seat</source>
   <translation>Sentar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/details.py" />
   <source>Section {number}</source>
   <translation>Sección {number}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/commands.py" />
   <source>Select a visit first.</source>
   <translation>Seleccione primero una cita.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/history_part.py" />
   <source>Select a visit on the board to see its history.</source>
   <translation>Seleccione una cita en la agenda para ver su historial.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Selected visit</source>
   <translation>Cita seleccionada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/print_part.py" />
   <source>Sent to {printer}.</source>
   <translation>Enviado a {printer}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/signin.py" />
   <source>Server address</source>
   <translation>Dirección del servidor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <source>Set goals</source>
   <translation>Fijar metas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/panel.py" />
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/opening.py" />
   <source>Shaded places fit. Arrows move, Enter places, Esc leaves.</source>
   <translation>Los lugares sombreados encajan. Las flechas mueven, Intro coloca, Esc lo deja.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Shift</source>
   <translation>Mayús</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Should be seen soon.</source>
   <translation>Debería venir pronto.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/panel.py" />
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>Show</source>
   <translation>Mostrar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>Show all</source>
   <translation>Mostrar todo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/strip.py" />
   <source>Show all {count} changes</source>
   <translation>Mostrar los {count} cambios</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Show every key</source>
   <translation>Mostrar todas las teclas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/panel.py" />
   <source>Show everybody who waits</source>
   <translation>Mostrar a todos los que esperan</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/strip.py" />
   <source>Show fewer</source>
   <translation>Mostrar menos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>Show on the board	Enter</source>
   <translation>Mostrar en la agenda	Intro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Show or hide the flow</source>
   <translation>Mostrar u ocultar el flujo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Show or hide the history</source>
   <translation>Mostrar u ocultar el historial</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Show or hide the lists</source>
   <translation>Mostrar u ocultar las listas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Show or hide the pinboard</source>
   <translation>Mostrar u ocultar el tablero</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>Show the board as before (Esc)</source>
   <translation>Mostrar la agenda como antes (Esc)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Show the visit</source>
   <translation>Mostrar la cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Show the visit	V</source>
   <translation>Mostrar la cita	V</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>Show the visit on the board (Enter)</source>
   <translation>Mostrar la cita en la agenda (Intro)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/detail.py" />
   <source>Show the visit, or the patient's next one</source>
   <translation>Mostrar la cita, o la próxima del paciente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>Show the visit, or the patient's next one (V)</source>
   <translation>Mostrar la cita, o la próxima del paciente (V)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/strip.py" />
   <source>Show this visit</source>
   <translation>Mostrar esta cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>Show those who have confirmed as well</source>
   <translation>Mostrar también a quienes han confirmado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/signin.py" />
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Sign in</source>
   <translation>Iniciar sesión</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/errors.py" />
   <source>Sign in first.</source>
   <translation>Inicie sesión primero.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/signin.py" />
   <source>Sign in to {practice}</source>
   <translation>Iniciar sesión en {practice}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Sign out</source>
   <translation>Cerrar sesión</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Signed out</source>
   <translation>Sesión cerrada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Signed out.</source>
   <translation>Sesión cerrada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/signin.py" />
   <source>Signing in…</source>
   <translation>Iniciando sesión…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/model.py" />
   <source>Small</source>
   <translation>Pequeño</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Snap to 5 minutes</source>
   <translation>Ajustar a 5 minutos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/carrier.py" />
   <source>Somebody</source>
   <translation>Alguien</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/users/service.py" />
   <source>Somebody already signs in with this name.</source>
   <translation>Alguien ya inicia sesión con este nombre.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/errors.py" />
   <source>Somebody else changed this in the meantime.</source>
   <translation>Otra persona cambió esto mientras tanto.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/templates_part.py" />
   <source>Somebody else has changed it since; saving would be refused. Leave, and edit it anew.</source>
   <translation>Otra persona la ha cambiado entretanto; no se podría guardar. Salga y edítela de nuevo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/gate.py" />
   <source>Something went wrong here. It has been logged.</source>
   <translation>Algo salió mal aquí. Ha quedado registrado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/runtime/errors.py" />
   <source>Something went wrong while {doing}. The details are in the log.</source>
   <translation>Algo salió mal al {doing}. Los detalles están en el registro.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Sounds</source>
   <translation>Sonidos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Space</source>
   <translation>Espacio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/ordered.py" />
   <source>Space chooses. Alt ↑ ↓, or dragging, puts in order.</source>
   <translation>Espacio elige. Alt ↑ ↓, o arrastrar, ordena.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Start</source>
   <translation>Inicio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>Start a new practice</source>
   <translation>Empezar una clínica nueva</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <source>Start, length</source>
   <translation>Inicio, duración</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/speech.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>Status</source>
   <translation>Estado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Step back</source>
   <translation>Un paso atrás</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Step back to {status}</source>
   <translation>Volver a {status}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Step back: not arrived</source>
   <translation>Un paso atrás: no ha llegado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>Step {number} of {count}</source>
   <translation>Paso {number} de {count}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/carrier.py" />
   <location filename="src/frontdesk/ui/board/holds.py" />
   <source>Stops at the next visit, {time}.</source>
   <translation>Se detiene en la cita siguiente, {time}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/carrier.py" />
   <source>Stops at {name}, {time}.</source>
   <translation>Se detiene en {name}, {time}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/keys.py" />
   <source>Stops at {time}.</source>
   <translation>Se detiene a las {time}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Stripe shows</source>
   <translation>La franja muestra</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Sundays suit.</source>
   <translation>Le van bien los domingos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <source>Tags</source>
   <translation>Etiquetas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/status/line.py" />
   <source>Take back: {what}</source>
   <translation>Deshacer: {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <source>Take it out of the template (Del)</source>
   <translation>Quitarlo de la plantilla (Supr)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>Take it up again (D)</source>
   <translation>Retomarla (D)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/people.py" />
   <location filename="src/frontdesk/ui/editor/work.py" />
   <source>Take off</source>
   <translation>Quitar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Take off the list</source>
   <translation>Quitar de la lista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/people.py" />
   <source>Take this provider off</source>
   <translation>Quitar este proveedor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Take {count} off the list</source>
   <translation>Quitar {count} de la lista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Takes effect when Frontdesk is started next.</source>
   <translation>Vale desde la próxima vez que se abra Frontdesk.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <location filename="src/frontdesk/ui/tasks/panel.py" />
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>Tasks</source>
   <translation>Tareas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Template</source>
   <translation>Plantilla</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/templates_part.py" />
   <source>Templates are made by who administers the practice.</source>
   <translation>Las plantillas las crea quien administra la clínica.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Text</source>
   <translation>Texto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Text size</source>
   <translation>Tamaño del texto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/newpatient.py" />
   <source>That date of birth cannot be read. Write it as 4/2/1991.</source>
   <translation>No se entiende esa fecha de nacimiento. Escríbala como 4/2/1991.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/store/blocking.py" />
   <location filename="src/frontdesk/store/conflicts_view.py" />
   <source>That day is still being loaded.</source>
   <translation>Ese día aún se está cargando.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>That entry is no longer on the waitlist.</source>
   <translation>Esa entrada ya no está en la lista de espera.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/fields.py" />
   <source>That is not an address. An example: https://schedule.example.com</source>
   <translation>Eso no es una dirección. Un ejemplo: https://schedule.example.com</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <source>That is not an amount.</source>
   <translation>Eso no es un importe.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>That list is no longer there.</source>
   <translation>Esa lista ya no está.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>That recall is no longer due.</source>
   <translation>Ese control ya no está pendiente.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>That task is no longer in this list.</source>
   <translation>Esa tarea ya no está en esta lista.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>That task is no longer there.</source>
   <translation>Esa tarea ya no existe.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>That view is no longer there.</source>
   <translation>Esa vista ya no existe.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/history_part.py" />
   <source>That visit is deleted; R brings it back.</source>
   <translation>Esa cita está eliminada; R la trae de vuelta.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <location filename="src/frontdesk/operations/intentions.py" />
   <location filename="src/frontdesk/ui/window/commands.py" />
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>That visit is no longer there.</source>
   <translation>Esa cita ya no existe.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/history_part.py" />
   <source>That visit is there.</source>
   <translation>Esa cita está ahí.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>The account of {name} is closed. Start as somebody else.</source>
   <translation>La cuenta de {name} está cerrada. Empiece como otra persona.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>The answer of {name} was not noted</source>
   <translation>No se anotó la respuesta de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>The blockout is gone.</source>
   <translation>El bloqueo ya no está.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/holds.py" />
   <source>The blockout you were moving is gone.</source>
   <translation>El bloqueo que movía ya no está.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>The board shows the new view. Keep it, or leave it.</source>
   <translation>La agenda muestra la vista nueva. Guárdela o déjela.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>The board shows what you changed. It is not kept yet.</source>
   <translation>La agenda muestra lo que cambió. Aún no está guardado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/repeating.py" />
   <source>The calendar ends before these dates.</source>
   <translation>El calendario termina antes de estas fechas.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/calendar/service.py" />
   <source>The calendar ends before this week does.</source>
   <translation>El calendario termina antes que esta semana.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <location filename="src/frontdesk/ui/editor/people.py" />
   <source>The clocks go forward over that time.</source>
   <translation>Los relojes se adelantan en ese tiempo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <source>The clocks jump over that time on this day.</source>
   <translation>Los relojes saltan ese tiempo en este día.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>The confirmation of {name} was not changed</source>
   <translation>No se cambió la confirmación de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/link.py" />
   <source>The connection to the practice server broke; {again}.</source>
   <translation>Se cortó la conexión con el servidor de la clínica; {again}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>The contact with {name} was not noted</source>
   <translation>No se anotó la llamada a {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/retrying.py" />
   <source>The database cannot be reached at this moment. Try again.</source>
   <translation>No se puede llegar a la base de datos en este momento. Pruebe otra vez.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/retrying.py" />
   <source>The database cannot be written at this moment. Nothing was changed.</source>
   <translation>Ahora mismo no se puede escribir en la base de datos. No se cambió nada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/watching.py" />
   <source>The database does not answer in time.</source>
   <translation>La base de datos no responde a tiempo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/watching.py" />
   <source>The database does not answer.</source>
   <translation>La base de datos no responde.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>The database in {folder} cannot be brought up to date ({error}). It may be damaged, or its user may lack the right to make tables. Nothing was changed.</source>
   <translation>La base de datos de {folder} no se puede poner al día ({error}). Puede estar dañada, o su usuario no puede crear tablas. No se cambió nada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/panel.py" />
   <source>The day after</source>
   <translation>El día siguiente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/panel.py" />
   <source>The day before</source>
   <translation>El día anterior</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>The day, operatory by operatory</source>
   <translation>El día, operatorio por operatorio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>The day, provider by provider</source>
   <translation>El día, proveedor por proveedor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>The desk opens with {former}.</source>
   <translation>El puesto se abre con {former}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>The desk opens with {name} from now on.</source>
   <translation>El puesto se abre con {name} desde ahora.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>The disk that holds {folder} is full. Make room, and run this again. Nothing was changed.</source>
   <translation>El disco donde está {folder} está lleno. Haga sitio y repita esto. No se ha cambiado nada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/listing.py" />
   <source>The end comes after the start.</source>
   <translation>El fin va después del inicio.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/resources_common.py" />
   <location filename="src/frontdesk/server/waitlist/service.py" />
   <source>The end must be after the start.</source>
   <translation>El fin debe ser posterior al inicio.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/search/finder.py" />
   <source>The first {count} are shown. Type more to narrow it down.</source>
   <translation>Se muestran los primeros {count}. Escriba más para acotar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>The folder {folder} cannot be locked: {why}.</source>
   <translation>No se puede reservar la carpeta {folder}: {why}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>The folder {folder} cannot be made: {why}.</source>
   <translation>No se puede crear la carpeta {folder}: {why}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/supervisor.py" />
   <source>The folder {folder} cannot be used: {why}. Choose another one.</source>
   <translation>La carpeta {folder} no se puede usar: {why}. Elija otra.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>The goal was not set</source>
   <translation>No se fijó el objetivo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>The goals were not set</source>
   <translation>Las metas no se han fijado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/past.py" />
   <source>The history was not read</source>
   <translation>No se leyó el historial</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/schedules_part.py" />
   <source>The hours could not be read: {why}</source>
   <translation>No se pudo leer el horario: {why}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <source>The last date is before the first.</source>
   <translation>La última fecha es anterior a la primera.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/openings/service.py" />
   <source>The last date lies before the first, or in the past.</source>
   <translation>La última fecha es anterior a la primera o ya pasó.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/production/summary.py" />
   <location filename="src/frontdesk/server/schedules/service.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>The last date lies before the first.</source>
   <translation>La última fecha es anterior a la primera.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/waitlist/service.py" />
   <source>The last day lies before the first.</source>
   <translation>El último día es anterior al primero.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>The latest {shown} of {total} changes; more come as you scroll</source>
   <translation>Los últimos {shown} de {total} cambios; al desplazarse se leen más</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/keys.py" />
   <source>The length of this visit does not change.</source>
   <translation>La duración de esta cita no cambia.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>The list is called so already.</source>
   <translation>La lista ya se llama así.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>The list is called “{name}” now.</source>
   <translation>La lista se llama ahora «{name}».</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>The list was not made</source>
   <translation>La lista no se creó</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>The list was not put out of use</source>
   <translation>La lista sigue en uso</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>The list was not renamed</source>
   <translation>La lista conserva su nombre</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>The list “{name}” is out of use; its tasks are kept.</source>
   <translation>La lista «{name}» ya no se usa; sus tareas se conservan.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/months.py" />
   <source>The month was not read</source>
   <translation>No se leyó el mes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>The next day</source>
   <translation>El día siguiente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>The next seven days</source>
   <translation>Los próximos siete días</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>The next three days</source>
   <translation>Los próximos tres días</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/opening.py" />
   <source>The next visit was not found: {why}</source>
   <translation>No se encontró la próxima cita: {why}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/notes.py" />
   <source>The note for {day} was changed.</source>
   <translation>Se cambió la nota del {day}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/notes.py" />
   <source>The note for {day} was removed.</source>
   <translation>Se quitó la nota del {day}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/notes.py" />
   <source>The note is as it was.</source>
   <translation>La nota queda como estaba.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The note is on the task.</source>
   <translation>La nota está en la tarea.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/notes.py" />
   <source>The note was not changed</source>
   <translation>No se cambió la nota</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The note was not written</source>
   <translation>No se escribió la nota</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>The notes could not be read.</source>
   <translation>No se pudieron leer las notas.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>The office</source>
   <translation>La sede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/booking.py" />
   <source>The patient cannot be asked to arrive after the visit starts.</source>
   <translation>No se puede pedir al paciente que llegue después del inicio de la cita.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/card.py" />
   <source>The patient did not come</source>
   <translation>El paciente no vino</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>The patient does not want it (D)</source>
   <translation>El paciente no la quiere (D)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/recalls/service.py" />
   <source>The patient has a recall of this type already; change that one.</source>
   <translation>El paciente ya tiene un control de este tipo; cambie ese.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/waitlist/service.py" />
   <source>The patient is on this list for that already; change that entry.</source>
   <translation>El paciente ya está en esta lista para eso; cambie esa entrada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/setup.py" />
   <source>The practice could not be made: {why}</source>
   <translation>No se pudo crear la clínica: {why}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/desk.py" />
   <source>The practice could not be read</source>
   <translation>No se pudo leer la clínica</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointment_types/service.py" />
   <source>The practice has no procedure with one of these codes.</source>
   <translation>La clínica no tiene ningún procedimiento con uno de estos códigos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/supervisor.py" />
   <source>The practice server cannot be started: {why}.</source>
   <translation>El servidor de la clínica no se puede poner en marcha: {why}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/supervisor.py" />
   <source>The practice server did not start. What it said is in {file}.</source>
   <translation>El servidor de la clínica no se puso en marcha. Lo que dijo está en {file}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/desk.py" />
   <source>The practice server does not answer.</source>
   <translation>El servidor de la clínica no responde.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/past.py" />
   <source>The practice server does not answer; the history is not kept at this desk.</source>
   <translation>El servidor de la clínica no responde; el historial no se guarda en este puesto.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/link.py" />
   <source>The practice server does not answer; {again}. Changes wait.</source>
   <translation>El servidor de la clínica no responde; {again}. Los cambios esperan.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/supervisor.py" />
   <source>The practice server is running but does not answer yet.</source>
   <translation>El servidor de la clínica está en marcha pero aún no responde.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>The procedures could not be read.</source>
   <translation>No se pudieron leer los procedimientos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>The production was not read</source>
   <translation>No se leyó la producción</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>The provider</source>
   <translation>El proveedor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>The recall of {name} was not changed</source>
   <translation>No se cambió el control de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>The recalls were not read</source>
   <translation>No se leyeron los controles</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The reminder was changed.</source>
   <translation>Se cambió el recordatorio.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/gate.py" />
   <source>The request broke off. Nothing was changed.</source>
   <translation>La petición se interrumpió. No se cambió nada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/gate.py" />
   <source>The request did not arrive in time. Nothing was changed.</source>
   <translation>La petición no llegó a tiempo. No se cambió nada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/panel.py" />
   <source>The same goal on weekdays of a span</source>
   <translation>La misma meta en días de la semana de un periodo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/desk.py" />
   <source>The schedule was not loaded</source>
   <translation>No se cargó la agenda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>The server answered {status}.</source>
   <translation>El servidor respondió {status}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/search/finder.py" />
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <source>The server cannot be reached, so patients cannot be searched just now.</source>
   <translation>No se llega al servidor, así que ahora no se pueden buscar pacientes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/opening.py" />
   <source>The server cannot be reached, so the next visit is not known.</source>
   <translation>No se llega al servidor, así que no se conoce la próxima cita.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/identity.py" />
   <source>The server cannot be reached, so the password cannot be checked. Try again in a moment.</source>
   <translation>No se llega al servidor, así que no se puede comprobar la contraseña. Pruebe otra vez en un momento.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>The server cannot be reached, so the visit is not known.</source>
   <translation>No se llega al servidor, así que no se conoce la cita.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>The server cannot be reached: what you change waits, and is settled when it is back.</source>
   <translation>No se llega al servidor: lo que cambie espera y se resuelve cuando vuelva.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/schedules_part.py" />
   <source>The server cannot be reached; the hours are read when it is back.</source>
   <translation>No se llega al servidor; el horario se lee cuando vuelva.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/link.py" />
   <source>The server does not let this desk listen: {sentence}</source>
   <translation>El servidor no deja escuchar a este puesto: {sentence}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/model.py" />
   <source>The server is away: only days this desk has loaded were searched.</source>
   <translation>El servidor no está: solo se buscó en los días que este puesto ha cargado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/errors.py" />
   <source>The server is busy. Nothing was changed; try again.</source>
   <translation>El servidor está ocupado. No se cambió nada; pruebe otra vez.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/gate.py" />
   <source>The server was stopped before it was done. It may have happened: ask again with the same key.</source>
   <translation>El servidor se detuvo antes de terminar. Puede que se haya hecho: repita la petición con la misma clave.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/watching.py" />
   <source>The server's figures are not of some locations only.</source>
   <translation>Las cifras del servidor no son solo de algunas sedes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task has another priority.</source>
   <translation>La tarea tiene otra prioridad.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task has changed hands.</source>
   <translation>La tarea ha cambiado de manos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task is as it was.</source>
   <translation>La tarea queda como estaba.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task is deleted.</source>
   <translation>La tarea está eliminada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task is done.</source>
   <translation>La tarea está hecha.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task is in another list.</source>
   <translation>La tarea está en otra lista.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task is not done</source>
   <translation>La tarea no quedó hecha</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task is on the list.</source>
   <translation>La tarea está en la lista.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task is open again.</source>
   <translation>La tarea vuelve a estar abierta.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task is unread.</source>
   <translation>La tarea está sin leer.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task was changed.</source>
   <translation>Se cambió la tarea.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task was not changed</source>
   <translation>No se cambió la tarea</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task was not deleted</source>
   <translation>La tarea no se eliminó</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task was not made</source>
   <translation>No se creó la tarea</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task was not marked</source>
   <translation>No se marcó la tarea</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>The task was not opened</source>
   <translation>No se abrió la tarea</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>The tasks have not been read yet.</source>
   <translation>Aún no se han leído las tareas.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/taskbook.py" />
   <source>The tasks were not read</source>
   <translation>No se leyeron las tareas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <source>The template was not made</source>
   <translation>La plantilla no se ha creado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/templates_part.py" />
   <source>The templates could not be read; they are read again later.</source>
   <translation>No se pudieron leer las plantillas; se leerán más tarde.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <source>The templates were not read</source>
   <translation>Las plantillas no se han leído</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/service.py" />
   <source>The time of this visit is locked.</source>
   <translation>La hora de esta cita está fija.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>The view was not made</source>
   <translation>No se creó la vista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>The views were not read</source>
   <translation>No se leyeron las vistas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/past.py" />
   <source>The visit</source>
   <translation>La cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/store/conflicts_view.py" />
   <source>The visit belongs to another location.</source>
   <translation>La cita es de otra sede.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/store/conflicts_view.py" />
   <source>The visit is locked to its time; unlock it first.</source>
   <translation>La cita tiene la hora fija; suéltela primero.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/past.py" />
   <source>The visit of {name} is there.</source>
   <translation>La cita de {name} sigue ahí.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>The visit that was open here is no longer there.</source>
   <translation>La cita que estaba abierta aquí ya no está.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>The visit was not found: {why}</source>
   <translation>No se encontró la cita: {why}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/confirming.py" />
   <source>The visit was not moved</source>
   <translation>La cita no se ha movido</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/carrier.py" />
   <source>The visit you were moving was deleted by {who}.</source>
   <translation>{who} eliminó la cita que movía.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/confirming.py" />
   <source>The visits to confirm were not read</source>
   <translation>No se leyeron las citas por confirmar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>The waitlist was not read</source>
   <translation>No se leyó la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/panel.py" />
   <source>The week</source>
   <translation>La semana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>The week around the day</source>
   <translation>La semana alrededor del día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <source>The whole office</source>
   <translation>Toda la sede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/errands.py" />
   <source>The window closed before the server answered.</source>
   <translation>La ventana se cerró antes de que respondiera el servidor.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>The {label} stayed as they were</source>
   <translation>El {label} quedó como estaba</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>The {what} are changed.</source>
   <translation>El {what} está cambiado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>The {what} are gone.</source>
   <translation>El {what} ya no está.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>The {what} are set.</source>
   <translation>El {what} está fijado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>The {what} stayed</source>
   <translation>El {what} sigue igual</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>The {what} were not changed</source>
   <translation>No se cambió el {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>The {what} were not set</source>
   <translation>No se fijó el {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>Theme</source>
   <translation>Tema</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/types.py" />
   <source>There are blockouts or templates of this type; hide it or make it inactive instead.</source>
   <translation>Hay bloqueos o plantillas de este tipo; ocúltelo o desactívelo en su lugar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/locations/service.py" />
   <source>There are visits or blockouts here; their location's time zone is fixed.</source>
   <translation>Aquí hay citas o bloqueos; la zona horaria de su sede es fija.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>There is a list “{name}”.</source>
   <translation>Hay una lista «{name}».</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/procedure_codes/service.py" />
   <source>There is already a procedure with this code.</source>
   <translation>Ya hay un procedimiento con este código.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointment_rules/service.py" />
   <source>There is already a rule for these two types; change that one.</source>
   <translation>Ya hay una regla para estos dos tipos; cambie esa.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/bulk.py" />
   <location filename="src/frontdesk/server/appointments/restoring.py" />
   <source>There is already an appointment with this external id.</source>
   <translation>Ya hay una cita con este identificador externo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/retrying.py" />
   <source>There is already one like this.</source>
   <translation>Ya hay uno como este.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/fields.py" />
   <source>There is no folder {folder}.</source>
   <translation>No existe la carpeta {folder}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>There is no list to put it in. The three dots over the tasks make one.</source>
   <translation>No hay ninguna lista donde ponerla. Los tres puntos sobre las tareas crean una.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>There is no list yet; say what the first one is called.</source>
   <translation>Todavía no hay listas; diga cómo se llama la primera.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/session.py" />
   <source>There is no practice in {folder} yet.</source>
   <translation>Aún no hay ninguna clínica en {folder}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>There is no practice in {folder}. Make one with: {command}</source>
   <translation>No hay ninguna clínica en {folder}. Cree una con: {command}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/templates_part.py" />
   <source>There is no template for this office.</source>
   <translation>No hay plantilla para esta sede.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>There is no time zone {zone}. They are named like America/New_York.</source>
   <translation>No existe la zona horaria {zone}. Se llaman como America/New_York.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>There is no type yet. Add one in the Blockouts editor.</source>
   <translation>Aún no hay ningún tipo. Añada uno en el editor de bloqueos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>There is no view yet. New… makes one.</source>
   <translation>Aún no hay ninguna vista. Nueva… crea una.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>There is nobody called {name} in this practice; there are: {known}. Start as one of them, or add them with: frontdesk user add</source>
   <translation>En esta clínica no hay nadie llamado {name}; hay: {known}. Entre como una de esas personas o añádala con: frontdesk user add</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/booking.py" />
   <source>There is nothing to book.</source>
   <translation>No hay nada que reservar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>There is nothing to make again.</source>
   <translation>No hay nada que rehacer.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/history.py" />
   <source>There is nothing to redo.</source>
   <translation>No hay nada que rehacer.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>There is nothing to take back.</source>
   <translation>No hay nada que deshacer.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/history.py" />
   <source>There is nothing to undo.</source>
   <translation>No hay nada que deshacer.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/errands.py" />
   <source>There is nothing to undo: that did not happen.</source>
   <translation>No hay nada que deshacer: eso no llegó a pasar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/tasks/service.py" />
   <location filename="src/frontdesk/server/waitlist/service.py" />
   <source>This belongs to another patient.</source>
   <translation>Esto es de otro paciente.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/holding.py" />
   <source>This blockout does not lapse by itself, so it cannot be lengthened.</source>
   <translation>Este bloqueo no caduca por sí solo, así que no se puede alargar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>This blockout is still on its way to the server.</source>
   <translation>Este bloqueo aún va camino del servidor.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/tasks/service.py" />
   <source>This colleague cannot see the list that the task is in.</source>
   <translation>Este colega no puede ver la lista en que está la tarea.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/pagination.py" />
   <source>This cursor does not belong to this list.</source>
   <translation>Este cursor no es de esta lista.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>This database belongs to another program: it has tables, but none of Frontdesk's.</source>
   <translation>Esta base de datos es de otro programa: tiene tablas, pero ninguna de Frontdesk.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>This database was made by a newer Frontdesk. Update Frontdesk on this machine.</source>
   <translation>Esta base de datos es de un Frontdesk más nuevo. Actualice Frontdesk en este equipo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/listing.py" />
   <source>This date does not exist or is out of range.</source>
   <translation>Esta fecha no existe o está fuera de rango.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/notes/service.py" />
   <source>This day already has a note; change that one.</source>
   <translation>Este día ya tiene una nota; cambie esa.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/templates_part.py" />
   <source>This day has no blockouts; add here what the template shall hold.</source>
   <translation>Este día no tiene bloqueos; añada aquí los de la plantilla.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/holidays/service.py" />
   <source>This day is already a holiday there.</source>
   <translation>Este día ya es festivo allí.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/judge.py" />
   <source>This day is still being loaded.</source>
   <translation>Este día aún se está cargando.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>This day to</source>
   <translation>Este día a</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/bulk.py" />
   <source>This external id belongs to an appointment of another patient or location.</source>
   <translation>Este identificador externo es de una cita de otro paciente u otra sede.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/flow/way.py" />
   <source>This flow status is out of use.</source>
   <translation>Este estado de flujo ya no se usa.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/print_part.py" />
   <source>This has not been read yet; without the server it cannot be printed.</source>
   <translation>Esto aún no se ha leído; sin el servidor no se puede imprimir.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>This hold is still on its way to the server.</source>
   <translation>Este apartado aún está de camino al servidor.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>This is all it takes to begin.</source>
   <translation>Con esto basta para empezar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>This is how it is called in the window and in print.</source>
   <translation>Así se llama en la ventana y en papel.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/users/service.py" />
   <source>This is the only admin of all locations; name another one first.</source>
   <translation>Es el único administrador de todas las sedes; nombre antes a otro.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/idempotency.py" />
   <source>This key was already used for another request.</source>
   <translation>Esta clave ya se usó para otra petición.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/definitions/service.py" />
   <source>This list already has an entry of that name.</source>
   <translation>Esta lista ya tiene una entrada con ese nombre.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/tasks/lists.py" />
   <source>This list has just been changed; try again.</source>
   <translation>Esta lista acaba de cambiar; pruebe otra vez.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/caller.py" />
   <source>This location is outside of what you may see.</source>
   <translation>Esta sede queda fuera de lo que usted puede ver.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/users/service.py" />
   <source>This needs a user of all locations.</source>
   <translation>Esto requiere un usuario de todas las sedes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/panel.py" />
   <source>This office opens with the view from now on</source>
   <translation>Esta sede se abre con esta vista desde ahora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/resources_common.py" />
   <source>This operatory belongs to another location.</source>
   <translation>Este operatorio es de otra sede.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/booking.py" />
   <source>This operatory is at another location than the visit.</source>
   <translation>Este operatorio está en otra sede que la cita.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/gate.py" />
   <source>This organisation is not yours.</source>
   <translation>Esta organización no es la suya.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/patient_preferences/service.py" />
   <source>This patient already has a preference; change that one.</source>
   <translation>Este paciente ya tiene una preferencia; cambie esa.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/patient_preferences/service.py" />
   <source>This patient has a preference already, so its version is needed.</source>
   <translation>Este paciente ya tiene una preferencia, así que hace falta su versión.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <source>This place is free.</source>
   <translation>Este lugar está libre.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/commands.py" />
   <source>This practice has no such flow status.</source>
   <translation>Esta clínica no tiene ese estado de flujo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/recalls/types.py" />
   <source>This procedure answers that recall already.</source>
   <translation>Este procedimiento ya responde a ese control.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/production/service.py" />
   <source>This provider already has a goal for the day; change that one.</source>
   <translation>Este proveedor ya tiene un objetivo para el día; cambie ese.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/gate.py" />
   <source>This server answers this machine only.</source>
   <translation>Este servidor solo responde a este equipo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/gate.py" />
   <source>This server does not answer web pages.</source>
   <translation>Este servidor no responde a páginas web.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/tasks/service.py" />
   <source>This task was not deleted.</source>
   <translation>Esta tarea no se había eliminado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/repeating.py" />
   <source>This template is for another location.</source>
   <translation>Esta plantilla es para otra sede.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/repeating.py" />
   <source>This template is retired; activate it first.</source>
   <translation>Esta plantilla está retirada; actívela primero.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/templates.py" />
   <source>This template names operatories of its present location.</source>
   <translation>Esta plantilla nombra operatorios de su sede actual.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/times.py" />
   <source>This time does not exist on that day: the clocks go forward over it.</source>
   <translation>Esa hora no existe ese día: los relojes se adelantan.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/gate.py" />
   <source>This token is not valid any more. Sign in again.</source>
   <translation>La sesión ya no es válida. Inicie sesión otra vez.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>This week to that of</source>
   <translation>Esta semana a la del</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>This week, weeks after it</source>
   <translation>Esta semana, semanas después</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Thursdays suit.</source>
   <translation>Le van bien los jueves.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/plan.py" />
   <source>Tick a day on which the office is open.</source>
   <translation>Marque un día en que abra la clínica.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/speech.py" />
   <location filename="src/frontdesk/ui/choices/model.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Time</source>
   <translation>Hora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Time and place</source>
   <translation>Hora y lugar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Time locked</source>
   <translation>Hora fija</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/pattern.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>Time pattern</source>
   <translation>Patrón de tiempo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/importing.py" />
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>Time zone</source>
   <translation>Zona horaria</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/details.py" />
   <source>Title</source>
   <translation>Título</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/details.py" />
   <source>Title of section {number}</source>
   <translation>Título de la sección {number}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>To</source>
   <translation>Hasta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/model.py" />
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <location filename="src/frontdesk/ui/widgets/month.py" />
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>Today</source>
   <translation>Hoy</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Told</source>
   <translation>Avisado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Told of this place</source>
   <translation>Avisado de este hueco</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>Too long</source>
   <translation>Demasiado larga</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>Too many attempts. Try again in {count} seconds.</source>
   <translation>Demasiados intentos. Pruebe otra vez en {count} segundos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>Try the demo practice</source>
   <translation>Probar la clínica de demostración</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Tuesdays suit.</source>
   <translation>Le van bien los martes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>Turquoise</source>
   <translation>Turquesa</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/plan.py" />
   <source>Two operatories are called {name}.</source>
   <translation>Dos operatorios se llaman {name}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/plan.py" />
   <source>Two providers are called {name}.</source>
   <translation>Dos proveedores se llaman {name}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <location filename="src/frontdesk/ui/board/speech.py" />
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <location filename="src/frontdesk/ui/viewwords.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Type</source>
   <translation>Tipo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/search/finder.py" />
   <source>Type at least two letters of a name, a phone number, a birth date or a chart number. “&gt;” lists every command.</source>
   <translation>Escriba al menos dos letras de un nombre, un teléfono, una fecha de nacimiento o un expediente. «&gt;» muestra todas las órdenes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <source>Type of blockout</source>
   <translation>Tipo de bloqueo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <source>Type of visit</source>
   <translation>Tipo de cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Types</source>
   <translation>Tipos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Types of blockout</source>
   <translation>Tipos de bloqueo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>Unconfirmed</source>
   <translation>Sin confirmar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <location filename="src/frontdesk/ui/status/line.py" />
   <source>Undo</source>
   <translation>Deshacer</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/status/line.py" />
   <source>Undo {what}</source>
   <translation>Deshacer {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>Undone: {what}</source>
   <translation>Deshecho: {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/menus/visit.py" />
   <source>Unlock the time</source>
   <translation>Soltar la hora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/template.py" />
   <location filename="src/frontdesk/ui/production/span.py" />
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Until</source>
   <translation>Hasta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/model.py" />
   <source>Upper left</source>
   <translation>Arriba izquierda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/model.py" />
   <source>Upper right</source>
   <translation>Arriba derecha</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Urgency</source>
   <translation>Urgencia</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/signin.py" />
   <source>User name</source>
   <translation>Nombre de usuario</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <location filename="src/frontdesk/ui/views/model.py" />
   <source>Usual</source>
   <translation>Normal</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/model.py" />
   <source>Very small</source>
   <translation>Muy pequeño</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/edges.py" />
   <location filename="src/frontdesk/ui/help/keys.py" />
   <location filename="src/frontdesk/ui/menus/account.py" />
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <location filename="src/frontdesk/ui/views/panel.py" />
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>View</source>
   <translation>Ver</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>View {digit}</source>
   <translation>Vista {digit}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/edges.py" />
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>View: {name}</source>
   <translation>Vista: {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>Views</source>
   <translation>Vistas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>Violet</source>
   <translation>Violeta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/panel.py" />
   <location filename="src/frontdesk/ui/pinboard/model.py" />
   <location filename="src/frontdesk/ui/tasks/detail.py" />
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <location filename="src/frontdesk/ui/views/details.py" />
   <source>Visit</source>
   <translation>Cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/flow/service.py" />
   <source>Visits have been in this status; take it out of use instead.</source>
   <translation>Ha habido citas en este estado; retírelo del uso en su lugar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/plan.py" />
   <source>Visits need a provider. Add one.</source>
   <translation>Las citas necesitan un proveedor. Añada uno.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>Visits to confirm</source>
   <translation>Citas por confirmar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <location filename="src/frontdesk/ui/waitlist/panel.py" />
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Waitlist</source>
   <translation>Espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Waits for a routine visit.</source>
   <translation>Espera una cita de rutina.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Walk visits and free places</source>
   <translation>Recorrer citas y huecos libres</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Wants {provider}, but this is {other}'s time.</source>
   <translation>Quiere con {provider}, pero este tiempo es de {other}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Wants {provider}, whose time this is.</source>
   <translation>Quiere con {provider}, y este tiempo es suyo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Wants {provider}.</source>
   <translation>Quiere con {provider}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Was offered {day} and has not answered yet.</source>
   <translation>Se le ofreció el {day} y aún no ha respondido.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Wednesdays suit.</source>
   <translation>Le van bien los miércoles.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <location filename="src/frontdesk/ui/production/panel.py" />
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <location filename="src/frontdesk/ui/views/form.py" />
   <source>Week</source>
   <translation>Semana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>Week that gets the copies</source>
   <translation>Semana que recibe las copias</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Week view</source>
   <translation>Vista de semana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>Week {dates}</source>
   <translation>Semana {dates}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Weekly hours</source>
   <translation>Horario semanal</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>Welcome to Frontdesk</source>
   <translation>Bienvenido a Frontdesk</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>What came of the call</source>
   <translation>Resultado de la llamada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <source>What for</source>
   <translation>Para qué</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>What is filled in stays (Esc)</source>
   <translation>Lo rellenado se conserva (Esc)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>What is to be done</source>
   <translation>Qué hay que hacer</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>What is to be done? Enter saves.</source>
   <translation>¿Qué hay que hacer? Intro guarda.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>What there is to do</source>
   <translation>Qué hay por hacer</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/visit.py" />
   <source>What this visit is for is settled; its procedures stay.</source>
   <translation>Lo que se hace en esta cita está cerrado; sus procedimientos quedan.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>What to print</source>
   <translation>Qué imprimir</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/blockouts/service.py" />
   <source>What was made together there is at another location.</source>
   <translation>Lo que se creó junto está en otra sede.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>What you see is as of {moment}.</source>
   <translation>Lo que ve es de {moment}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>When it comes up again</source>
   <translation>Cuándo vuelve a aparecer</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/choices/model.py" />
   <source>When nobody is at the desk</source>
   <translation>Cuando no hay nadie en el puesto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>Where</source>
   <translation>Dónde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>Where is your schedule?</source>
   <translation>¿Dónde está su agenda?</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/panel.py" />
   <source>Which changes</source>
   <translation>Qué cambios</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/panel.py" />
   <source>Which day</source>
   <translation>Qué día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>Which tasks</source>
   <translation>Qué tareas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/strip.py" />
   <source>While you were away</source>
   <translation>Mientras no estaba</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/strip.py" />
   <source>While you were away: {count} change</source>
   <translation>Mientras no estaba: {count} cambio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/strip.py" />
   <source>While you were away: {count} changes</source>
   <translation>Mientras no estaba: {count} cambios</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>Who fits could not be read</source>
   <translation>No se pudo leer quién encaja</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/confirm_part.py" />
   <source>Who has not confirmed the coming days</source>
   <translation>Quién no ha confirmado los próximos días</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/recalls_part.py" />
   <source>Who should come back</source>
   <translation>Quién debería volver</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>Who treats patients, and in which operatories.</source>
   <translation>Quién atiende a los pacientes y en qué operatorios.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/panel.py" />
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Who would come sooner</source>
   <translation>Quién vendría antes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/card.py" />
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <source>Whole office</source>
   <translation>Toda la sede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <source>Whose</source>
   <translation>De quién</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <source>Whose goal</source>
   <translation>De quién es la meta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/panel.py" />
   <source>Whose history</source>
   <translation>Historial de quién</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Window</source>
   <translation>Ventana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/speech.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>With</source>
   <translation>Con</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/booking.py" />
   <source>Without a type nobody knows how long it takes.</source>
   <translation>Sin tipo nadie sabe cuánto dura.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>Without the server: as this desk knew it on {date} at {time}.</source>
   <translation>Sin el servidor: como lo conocía este puesto el {date} a las {time}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/head.py" />
   <source>Words or a patient's name</source>
   <translation>Palabras o el nombre de un paciente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>Works instead</source>
   <translation>Trabaja en su lugar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>Would come here, though usually at {location}.</source>
   <translation>Vendría aquí, aunque suele ir a {location}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>Would come sooner: on the waitlist</source>
   <translation>Vendría antes: en la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>Would come sooner: put on the waitlist</source>
   <translation>Vendría antes: poner en la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/appointments/listing.py" />
   <source>Write a date as YYYY-MM-DD, or a date and time with its offset.</source>
   <translation>Escriba una fecha como AAAA-MM-DD, o una fecha y hora con su desfase.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/detail.py" />
   <source>Write a note; Enter adds it</source>
   <translation>Escriba una nota; Intro la añade</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>Writing appointments</source>
   <translation>Escribiendo citas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>Writing patients</source>
   <translation>Escribiendo pacientes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>Yellow</source>
   <translation>Amarillo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/desk.py" />
   <source>You are signed out.</source>
   <translation>La sesión está cerrada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/link.py" />
   <source>You are signed out. Sign in again to go on.</source>
   <translation>La sesión está cerrada. Iníciela otra vez para seguir.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>You have no permission to read and write {file}.</source>
   <translation>No tiene permiso para leer y escribir {file}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/obstacles.py" />
   <source>You have no permission to write in the folder {folder}.</source>
   <translation>No tiene permiso para escribir en la carpeta {folder}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>You may look at visits, not change them.</source>
   <translation>Puede mirar las citas, no cambiarlas.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/newpractice.py" />
   <source>Your name</source>
   <translation>Su nombre</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/firststart.py" />
   <source>Your practice already runs Frontdesk: sign in with your name and password.</source>
   <translation>Su clínica ya usa Frontdesk: inicie sesión con su nombre y contraseña.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/server/platform/errors.py" />
   <source>Your role does not allow this.</source>
   <translation>Su función no permite esto.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <location filename="src/frontdesk/domain/speech.py" />
   <source>a blockout</source>
   <translation>un bloqueo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>a text is too long</source>
   <translation>un texto es demasiado largo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>a text is too short</source>
   <translation>un texto es demasiado corto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <source>a type that is gone</source>
   <translation>un tipo que ya no existe</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>a visit that is {status} has no flow</source>
   <translation>una cita {status} no tiene flujo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/schedules_part.py" />
   <source>adding a holiday</source>
   <translation>añadir un festivo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/judge.py" />
   <source>after hours</source>
   <translation>fuera de horario</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/words.py" />
   <source>after {time}</source>
   <translation>después de las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>afternoons</source>
   <translation>por la tarde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>all</source>
   <translation>todo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>all day</source>
   <translation>todo el día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>all offices</source>
   <translation>todas las sedes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/strip.py" />
   <source>and {count} more</source>
   <translation>y {count} más</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/speech.py" />
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>another location</source>
   <translation>otra sede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <source>another office's operatory</source>
   <translation>un operatorio de otra sede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/words.py" />
   <source>another operatory than they prefer</source>
   <translation>otro operatorio que el preferido</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/speech.py" />
   <location filename="src/frontdesk/domain/waitlist.py" />
   <source>another provider</source>
   <translation>otro proveedor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>answer of {name}</source>
   <translation>respuesta de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/runtime/errors.py" />
   <source>answering a key or a click</source>
   <translation>responder a una tecla o un clic</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/form.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>any</source>
   <translation>—</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>any location</source>
   <translation>cualquier sede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <source>any operatory</source>
   <translation>cualquier operatorio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>any time</source>
   <translation>a cualquier hora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>anybody</source>
   <translation>cualquiera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>arrival</source>
   <translation>la llegada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>as the type</source>
   <translation>como el tipo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <location filename="src/frontdesk/ui/editor/pattern.py" />
   <source>assistant</source>
   <translation>asistente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>assistant {count}</source>
   <translation>asistente {count}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <source>at the start</source>
   <translation>al principio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <source>away</source>
   <translation>ausente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <source>away all day</source>
   <translation>ausente todo el día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/judge.py" />
   <source>before hours</source>
   <translation>antes del horario</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/words.py" />
   <source>before {time}</source>
   <translation>antes de las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/search/finder.py" />
   <source>birth date not known</source>
   <translation>fecha de nacimiento desconocida</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/speech.py" />
   <source>blocked</source>
   <translation>bloqueado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>blocking time</source>
   <translation>bloquear tiempo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_kinds.py" />
   <source>blockout type “{name}”</source>
   <translation>tipo de bloqueo «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>blockout “{name}”</source>
   <translation>bloqueo «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>blue</source>
   <translation>azul</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <source>book</source>
   <translation>reservar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>booked</source>
   <translation>reservada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <location filename="src/frontdesk/ui/window/phrasesource.py" />
   <location filename="src/frontdesk/ui/window/recalls_part.py" />
   <source>booking a visit</source>
   <translation>reservar una cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>booking from the waitlist</source>
   <translation>reservar desde la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/group.py" />
   <source>booking of {count} visits</source>
   <translation>reserva de {count} citas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/group.py" />
   <source>booking of {name}</source>
   <translation>reserva de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>bookings</source>
   <translation>reservas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/words.py" />
   <location filename="src/frontdesk/ui/search/finder.py" />
   <source>born {date}</source>
   <translation>nació el {date}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>breaking a visit</source>
   <translation>marcar una cita como fallida</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/history_part.py" />
   <source>bringing a visit back</source>
   <translation>traer de vuelta una cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/statuses.py" />
   <location filename="src/frontdesk/ui/away/model.py" />
   <location filename="src/frontdesk/ui/editor/model.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>broken</source>
   <translation>fallida</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>brought back</source>
   <translation>traída de vuelta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>by {date}</source>
   <translation>antes del {date}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>called {count}×, no answer</source>
   <translation>llamado {count}×, no contesta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>called, no answer</source>
   <translation>llamado, no contesta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/statuses.py" />
   <location filename="src/frontdesk/ui/away/model.py" />
   <location filename="src/frontdesk/ui/editor/model.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>cancelled</source>
   <translation>cancelada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>cancelling a visit</source>
   <translation>cancelar una cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/chip.py" />
   <source>cannot</source>
   <translation>no se puede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>change of the {what}</source>
   <translation>cambio del {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>change of {name}</source>
   <translation>cambio de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>change of {what}</source>
   <translation>cambio de {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_kinds.py" />
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <source>change of “{name}”</source>
   <translation>cambio de «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>changed</source>
   <translation>cambiada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <source>changed hours</source>
   <translation>horario cambiado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>changing a blockout</source>
   <translation>cambiar un bloqueo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>changing a confirmation</source>
   <translation>cambiar una confirmación</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/schedules_part.py" />
   <source>changing a day's hours</source>
   <translation>cambiar el horario de un día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>changing a flow status</source>
   <translation>cambiar un estado de flujo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>changing a list</source>
   <translation>cambiar una lista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/recalls_part.py" />
   <source>changing a recall</source>
   <translation>cambiar un control</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <source>changing a saved search</source>
   <translation>cambiar una búsqueda guardada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>changing a task</source>
   <translation>cambiar una tarea</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/templates_part.py" />
   <source>changing a template</source>
   <translation>al cambiar una plantilla</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>changing a type of blockout</source>
   <translation>cambiar un tipo de bloqueo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>changing a view</source>
   <translation>cambiar una vista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>changing a visit</source>
   <translation>cambiar una cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>changing the waitlist</source>
   <translation>cambiar la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/people.py" />
   <source>choose…</source>
   <translation>elegir…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>choosing a key</source>
   <translation>elegir una tecla</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>choosing a view</source>
   <translation>elegir una vista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/header.py" />
   <location filename="src/frontdesk/ui/month/model.py" />
   <source>closed</source>
   <translation>cerrado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/mainwindow.py" />
   <source>closing the window</source>
   <translation>cerrar la ventana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>colour</source>
   <translation>el color</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>comes up {when}</source>
   <translation>vuelve {when}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/statuses.py" />
   <location filename="src/frontdesk/ui/away/model.py" />
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>complete</source>
   <translation>completa</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>completing a visit</source>
   <translation>marcar una cita como completa</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>confirmation</source>
   <translation>la confirmación</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>confirmation changed</source>
   <translation>confirmación cambiada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>confirmation of {name}</source>
   <translation>confirmación de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/confirming.py" />
   <source>confirmation of {whom}</source>
   <translation>confirmación de {whom}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/confirm_part.py" />
   <source>confirming visits</source>
   <translation>confirmar citas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/choices_part.py" />
   <source>connecting</source>
   <translation>conectando</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>contact with {name}</source>
   <translation>llamada a {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/chip.py" />
   <source>copies here</source>
   <translation>copias aquí</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>copy of the week of {day} to that of {other}</source>
   <translation>copia de la semana del {day} a la del {other}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>copy of {day} to {other}</source>
   <translation>copia del {day} al {other}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>copy of {name}</source>
   <translation>copia de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>copying a blockout</source>
   <translation>copiar un bloqueo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>copying blockouts</source>
   <translation>copiar bloqueos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>created</source>
   <translation>creada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>day</source>
   <translation>Un día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>declined</source>
   <translation>rechazó</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>declined once</source>
   <translation>rechazó una vez</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/openings.py" />
   <source>default of “{name}”</source>
   <translation>búsqueda inicial «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>deleted</source>
   <translation>eliminada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>deleting a task</source>
   <translation>eliminar una tarea</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/templates_part.py" />
   <source>deleting a template</source>
   <translation>al eliminar una plantilla</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>deleting a view</source>
   <translation>eliminar una vista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>deletion of {name}</source>
   <translation>eliminación de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <source>deletion of “{name}”</source>
   <translation>eliminación de «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>demo</source>
   <translation>demostración</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>dentist</source>
   <translation>dentista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>desk</source>
   <translation>puesto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>details</source>
   <translation>detalles</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>done {time}</source>
   <translation>hecha {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/help/keys.py" />
   <source>drag</source>
   <translation>arrastrar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>due date of {name}</source>
   <translation>fecha del control de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>due since {when}</source>
   <translation>pendiente desde {when}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>due {date}</source>
   <translation>vence el {date}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/words.py" />
   <source>earlier than they prefer</source>
   <translation>antes de lo que prefiere</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/fields.py" />
   <source>empty</source>
   <translation>vacío</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>end of the hold of {place}</source>
   <translation>fin del apartado de {place}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>ends</source>
   <translation>fin</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>entered {when}</source>
   <translation>en la lista desde {when}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>everybody</source>
   <translation>todos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/edges.py" />
   <source>everything</source>
   <translation>todo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>filling a hole</source>
   <translation>llenar un hueco</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/filling.py" />
   <source>filling of {where} with {name}</source>
   <translation>llenado de {where} con {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/chip.py" />
   <source>fits</source>
   <translation>encaja</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/chip.py" />
   <source>fits with overlap</source>
   <translation>encaja solapando</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>flexible</source>
   <translation>flexible</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>flow status changed</source>
   <translation>estado de flujo cambiado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>flow status of {name}</source>
   <translation>estado de flujo de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>for {name}</source>
   <translation>para {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/people.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>from</source>
   <translation>desde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <source>from {day}</source>
   <translation>desde {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>from {name}</source>
   <translation>de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>from {time}</source>
   <translation>desde las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>giving a held place back</source>
   <translation>liberar un hueco apartado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>goal of {whose}</source>
   <translation>objetivo de {whose}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>goals of {whose}</source>
   <translation>metas de {whose}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>green</source>
   <translation>verde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>grey</source>
   <translation>gris</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <source>hidden</source>
   <translation>oculto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>hold of {place}</source>
   <translation>apartado de {place}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>holding a place</source>
   <translation>apartar un hueco</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <source>holiday</source>
   <translation>festivo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>holiday “{name}”</source>
   <translation>festivo «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>hours of {name} on {day}</source>
   <translation>horario de {name} del {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>hours on Fridays</source>
   <translation>horario de los viernes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>hours on Mondays</source>
   <translation>horario de los lunes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>hours on Saturdays</source>
   <translation>horario de los sábados</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>hours on Sundays</source>
   <translation>horario de los domingos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>hours on Thursdays</source>
   <translation>horario de los jueves</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>hours on Tuesdays</source>
   <translation>horario de los martes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>hours on Wednesdays</source>
   <translation>horario de los miércoles</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/signin.py" />
   <source>https://schedule.example.com</source>
   <translation>https://schedule.example.com</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>hygienist</source>
   <translation>higienista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>import</source>
   <translation>importación</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>imported</source>
   <translation>importada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>in 15 minutes</source>
   <translation>en 15 minutos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>in an hour</source>
   <translation>en una hora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>in four weeks</source>
   <translation>en cuatro semanas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>in three months</source>
   <translation>en tres meses</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>in two weeks</source>
   <translation>en dos semanas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/model.py" />
   <source>in {count} min</source>
   <translation>en {count} min</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/words.py" />
   <source>in {operatory}</source>
   <translation>en {operatory}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>insurance estimate</source>
   <translation>la estimación del seguro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/output.py" />
   <source>it does not take any pages</source>
   <translation>no acepta ninguna página</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/setup.py" />
   <source>it ended without saying why</source>
   <translation>terminó sin decir por qué</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/writes.py" />
   <source>it had not happened</source>
   <translation>no había llegado a pasar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>it has no place on the book</source>
   <translation>no tiene lugar en la agenda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>it is blocked already.</source>
   <translation>ya está bloqueado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>it is no longer in use</source>
   <translation>ya no está en uso</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/answers.py" />
   <location filename="src/frontdesk/operations/views.py" />
   <source>it is no longer there</source>
   <translation>ya no existe</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>it is {status}</source>
   <translation>está {status}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>it is {status} already</source>
   <translation>ya está {status}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>it needs a time and an operatory for that</source>
   <translation>para eso necesita una hora y un operatorio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>it never had a place on the book</source>
   <translation>nunca tuvo lugar en la agenda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/output.py" />
   <source>it took only a part of the pages</source>
   <translation>solo aceptó una parte de las páginas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>it would run past midnight</source>
   <translation>pasaría de la medianoche</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <location filename="src/frontdesk/operations/visits.py" />
   <source>its flow status is no longer in use</source>
   <translation>su estado de flujo ya no se usa</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <source>its own</source>
   <translation>propio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>its place</source>
   <translation>su lugar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>its time is over</source>
   <translation>su tiempo ha terminado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>key of {name}</source>
   <translation>tecla de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/cardfields.py" />
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>last {date}</source>
   <translation>última {date}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/words.py" />
   <source>later than they prefer</source>
   <translation>más tarde de lo que prefiere</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>left a message</source>
   <translation>mensaje dejado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>length not said</source>
   <translation>duración sin indicar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/choices_part.py" />
   <source>live: changes of other desks are seen at once</source>
   <translation>en vivo: los cambios de otros puestos se ven al momento</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/header.py" />
   <source>loading…</source>
   <translation>cargando…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>lock</source>
   <translation>la hora fija</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/speech.py" />
   <source>locked in its time</source>
   <translation>con la hora fija</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>locking a visit</source>
   <translation>fijar una cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>locking of {name}</source>
   <translation>fijación de la hora de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>longer hold of {place}</source>
   <translation>apartado más largo de {place}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <source>looking for openings</source>
   <translation>buscar huecos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/opening.py" />
   <source>looking for the next visit</source>
   <translation>buscar la próxima cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>looking for the visit</source>
   <translation>buscar la cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>looking for who fits</source>
   <translation>buscar quién encaja</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>looking…</source>
   <translation>buscando…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>making a change again</source>
   <translation>rehacer un cambio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>making a view</source>
   <translation>crear una vista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>marked broken</source>
   <translation>marcada como fallida</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>marking a task</source>
   <translation>marcar una tarea</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <location filename="src/frontdesk/ui/board/speech.py" />
   <source>may be booked over</source>
   <translation>se puede reservar encima</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/form.py" />
   <source>me ({name})</source>
   <translation>yo ({name})</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <source>meeting</source>
   <translation>reunión</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/card.py" />
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/openings/form.py" />
   <source>min</source>
   <translation>min</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>month</source>
   <translation>Un mes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>mornings</source>
   <translation>por la mañana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <source>move</source>
   <translation>mover</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>move of {name}</source>
   <translation>traslado de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>moved</source>
   <translation>movida</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>moves</source>
   <translation>movimientos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>moving a blockout</source>
   <translation>mover un bloqueo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/confirm_part.py" />
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>moving a visit</source>
   <translation>mover una cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>never came</source>
   <translation>nunca vino</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <location filename="src/frontdesk/ui/board/speech.py" />
   <source>new patient</source>
   <translation>paciente nuevo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/model.py" />
   <source>new: {place}</source>
   <translation>nueva: {place}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>next Monday</source>
   <translation>el próximo lunes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/past.py" />
   <location filename="src/frontdesk/ui/editor/fields.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>no</source>
   <translation>no</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>no date</source>
   <translation>sin fecha</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/pattern.py" />
   <source>no length yet</source>
   <translation>aún sin duración</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/panel.py" />
   <source>no longer here</source>
   <translation>ya no está aquí</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/fields.py" />
   <source>no longer offered</source>
   <translation>ya no se ofrece</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>no phone number</source>
   <translation>sin teléfono</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/model.py" />
   <source>no time</source>
   <translation>sin hora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>nobody</source>
   <translation>nadie</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>nobody knows what it was for</source>
   <translation>nadie sabe para qué era</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <location filename="src/frontdesk/ui/production/panel.py" />
   <location filename="src/frontdesk/ui/production/span.py" />
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>none</source>
   <translation>ninguna</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>none yet</source>
   <translation>ninguna aún</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/words.py" />
   <source>not a day they prefer</source>
   <translation>no es un día que prefiera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>not after</source>
   <translation>hasta el</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>not at all</source>
   <translation>de ninguna manera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>not before</source>
   <translation>desde el</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/cardfields.py" />
   <location filename="src/frontdesk/ui/board/speech.py" />
   <source>not confirmed</source>
   <translation>sin confirmar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <source>not copied</source>
   <translation>no se copia</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/model.py" />
   <source>not here</source>
   <translation>no está aquí</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/work.py" />
   <source>not known</source>
   <translation>se desconoce</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pinboard/model.py" />
   <source>not placed yet</source>
   <translation>aún sin colocar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/view.py" />
   <source>not read yet</source>
   <translation>aún sin leer</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/speech.py" />
   <source>not recorded</source>
   <translation>sin anotar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>note</source>
   <translation>la nota</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>note about {name}</source>
   <translation>nota sobre {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/notes.py" />
   <source>note for {day}</source>
   <translation>nota del {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/model.py" />
   <source>note: {text}</source>
   <translation>nota: {text}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/model.py" />
   <source>nothing is booked over it</source>
   <translation>no se reserva nada encima</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>nothing may be booked there at that time</source>
   <translation>ahí no se puede reservar a esa hora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/work.py" />
   <source>nothing yet</source>
   <translation>nada aún</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/recalls_part.py" />
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>noting a call</source>
   <translation>anotar una llamada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>noting an answer</source>
   <translation>anotar una respuesta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/model.py" />
   <source>now</source>
   <translation>ahora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>on the book</source>
   <translation>en la agenda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/statuses.py" />
   <location filename="src/frontdesk/ui/away/model.py" />
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>on the pinboard</source>
   <translation>en el tablero</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>only this location</source>
   <translation>solo esta sede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/privacy_part.py" />
   <source>opening the desk</source>
   <translation>abrir el puesto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>orange</source>
   <translation>naranja</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/panel.py" />
   <source>ordinary</source>
   <translation>normal</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <source>other</source>
   <translation>otro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>other records still refer to it</source>
   <translation>otros registros aún remiten a ello</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>outreach</source>
   <translation>contactos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/judge.py" />
   <source>outside working hours</source>
   <translation>fuera del horario de trabajo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/judge.py" />
   <source>outside {provider}'s hours</source>
   <translation>fuera del horario de {provider}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/cardfields.py" />
   <source>owes {amount}</source>
   <translation>debe {amount}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/people.py" />
   <source>own time</source>
   <translation>tiempo propio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>parked</source>
   <translation>en el tablero</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>parking a visit</source>
   <translation>dejar una cita en el tablero</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>parking of {name}</source>
   <translation>paso de {name} al tablero</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>patient's share</source>
   <translation>la parte del paciente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <source>place</source>
   <translation>colocar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>placed</source>
   <translation>colocada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>placed from the pinboard</source>
   <translation>colocada desde el tablero</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>placing a visit</source>
   <translation>colocar una cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>placing of {name}</source>
   <translation>colocación de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/statuses.py" />
   <location filename="src/frontdesk/ui/away/model.py" />
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>planned</source>
   <translation>planeada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>printed {date} {time}</source>
   <translation>impreso {date} {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>priority</source>
   <translation>la prioridad</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>procedure added</source>
   <translation>procedimiento añadido</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>procedure taken off</source>
   <translation>procedimiento quitado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/client_gateway.py" />
   <location filename="src/frontdesk/operations/confirming.py" />
   <location filename="src/frontdesk/operations/editing.py" />
   <source>procedures</source>
   <translation>los procedimientos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>procedures changed</source>
   <translation>procedimientos cambiados</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>production</source>
   <translation>la producción</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>program</source>
   <translation>programa</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/pattern.py" />
   <source>provider</source>
   <translation>proveedor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>provider {count}</source>
   <translation>proveedor {count}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/pattern.py" />
   <source>provider {provider} min, assistant {rest} min</source>
   <translation>proveedor {provider} min, asistente {rest} min</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>providers</source>
   <translation>los proveedores</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>providers changed</source>
   <translation>proveedores cambiados</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>put on the pinboard</source>
   <translation>puesta en el tablero</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/patientknown.py" />
   <source>reading a patient's last procedures</source>
   <translation>leer los últimos procedimientos de un paciente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/patientknown.py" />
   <source>reading a patient's preferences</source>
   <translation>leer las preferencias de un paciente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>reading about the patient</source>
   <translation>leer sobre el paciente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <source>reading procedure codes</source>
   <translation>leer códigos de procedimiento</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <source>reading saved searches</source>
   <translation>leer búsquedas guardadas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <location filename="src/frontdesk/ui/window/history_part.py" />
   <source>reading the history</source>
   <translation>leer el historial</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/month_part.py" />
   <source>reading the month</source>
   <translation>leer el mes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>reading the notes</source>
   <translation>leer las notas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>reading the procedures</source>
   <translation>leer los procedimientos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/production_part.py" />
   <source>reading the production</source>
   <translation>leer la producción</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/recalls_part.py" />
   <source>reading the recalls</source>
   <translation>leer los controles</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/mainwindow.py" />
   <source>reading the schedule</source>
   <translation>leer la agenda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>reading the tasks</source>
   <translation>leer las tareas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/templates_part.py" />
   <source>reading the templates</source>
   <translation>leer las plantillas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/views_part.py" />
   <source>reading the views</source>
   <translation>leer las vistas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/confirm_part.py" />
   <source>reading the visits to confirm</source>
   <translation>leer las citas por confirmar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>reading the waitlist</source>
   <translation>leer la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/schedules_part.py" />
   <source>reading working hours</source>
   <translation>leer el horario de trabajo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/work.py" />
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>reading…</source>
   <translation>leyendo…</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>recall of {name}</source>
   <translation>control de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>red</source>
   <translation>rojo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>reinstating a visit</source>
   <translation>devolver una cita a la agenda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <location filename="src/frontdesk/operations/past.py" />
   <source>reinstating of {name}</source>
   <translation>vuelta a la agenda de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>removal of the {what}</source>
   <translation>eliminación del {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>removal of {what}</source>
   <translation>eliminación de {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>removal of {whom}</source>
   <translation>retirada de {whom}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/openings.py" />
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>removal of “{name}”</source>
   <translation>eliminación de «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/model.py" />
   <source>removed</source>
   <translation>quitada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/model.py" />
   <source>removed; was {place}</source>
   <translation>quitada; era {place}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/blockouts_part.py" />
   <source>removing a blockout</source>
   <translation>quitar un bloqueo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/schedules_part.py" />
   <source>removing a holiday</source>
   <translation>quitar un festivo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <source>removing a saved search</source>
   <translation>quitar una búsqueda guardada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/schedules_part.py" />
   <source>removing working hours</source>
   <translation>quitar un horario de trabajo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>repetition of the week of {day}</source>
   <translation>repetición de la semana del {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>resizing a visit</source>
   <translation>cambiar la duración de una cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>resizing of {name}</source>
   <translation>cambio de duración de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>restored</source>
   <translation>restaurada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/past.py" />
   <source>restoring of {name}</source>
   <translation>recuperación de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>routine</source>
   <translation>de rutina</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/openings_part.py" />
   <source>saving a search</source>
   <translation>guardar una búsqueda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/openings.py" />
   <source>saving of “{name}”</source>
   <translation>guardado de «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/statuses.py" />
   <source>scheduled</source>
   <translation>programada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/search/finder.py" />
   <location filename="src/frontdesk/ui/window/booking_part.py" />
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <location filename="src/frontdesk/ui/window/waitlist_part.py" />
   <source>searching patients</source>
   <translation>buscar pacientes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/production_part.py" />
   <source>setting a goal</source>
   <translation>fijar un objetivo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/production_part.py" />
   <source>setting goals</source>
   <translation>al fijar metas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/schedules_part.py" />
   <source>setting working hours</source>
   <translation>fijar el horario de trabajo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>setup</source>
   <translation>instalación</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <source>sick</source>
   <translation>enfermo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/choices_part.py" />
   <source>signed out</source>
   <translation>sesión cerrada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>since today</source>
   <translation>desde hoy</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>somebody</source>
   <translation>alguien</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>somebody changed {name}</source>
   <translation>alguien cambió la cita de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <location filename="src/frontdesk/domain/holds.py" />
   <location filename="src/frontdesk/domain/speech.py" />
   <location filename="src/frontdesk/domain/waitlist.py" />
   <location filename="src/frontdesk/ui/board/held.py" />
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <location filename="src/frontdesk/ui/window/offerheld.py" />
   <source>somebody else</source>
   <translation>otra persona</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/client_gateway.py" />
   <location filename="src/frontdesk/operations/notes.py" />
   <source>somebody else changed the note meanwhile</source>
   <translation>otra persona cambió la nota mientras tanto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <location filename="src/frontdesk/operations/errands.py" />
   <location filename="src/frontdesk/operations/refusals.py" />
   <location filename="src/frontdesk/operations/writes.py" />
   <source>somebody else has changed it since</source>
   <translation>otra persona lo ha cambiado desde entonces</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>somebody else holds this place</source>
   <translation>otra persona tiene apartado este lugar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>something else is there already</source>
   <translation>ya hay otra cosa ahí</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>something is missing that is needed</source>
   <translation>falta algo que es necesario</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/errands.py" />
   <location filename="src/frontdesk/operations/notes.py" />
   <location filename="src/frontdesk/operations/writes.py" />
   <source>something went wrong, the details are in the log</source>
   <translation>algo salió mal, los detalles están en el registro</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>soon</source>
   <translation>pronto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>status changed</source>
   <translation>estado cambiado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>synced {time}</source>
   <translation>al día {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>tags</source>
   <translation>las etiquetas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>taking a change back</source>
   <translation>deshacer un cambio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>teal</source>
   <translation>verde azulado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <source>template “{name}”</source>
   <translation>plantilla «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>template “{name}” on {day}</source>
   <translation>plantilla «{name}» el {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>texted</source>
   <translation>mensaje enviado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>that belongs to another location</source>
   <translation>eso es de otra sede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>that belongs to another patient</source>
   <translation>eso es de otro paciente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/answers.py" />
   <source>that cannot be sent as it is written</source>
   <translation>eso no se puede enviar tal como está escrito</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>that is not possible as it stands now</source>
   <translation>eso no es posible tal como está ahora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>that is too much at once</source>
   <translation>eso es demasiado de una vez</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>that kind of visit is not offered at this location</source>
   <translation>ese tipo de cita no se ofrece en esta sede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>that location is outside of what you may see</source>
   <translation>esa sede queda fuera de lo que usted puede ver</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>that must not be empty</source>
   <translation>eso no puede quedar vacío</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>that would be too many at once</source>
   <translation>serían demasiados a la vez</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the change of a task</source>
   <translation>el cambio de una tarea</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>the clocks go forward over that time</source>
   <translation>los relojes se adelantan a esa hora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>the clocks jump over that time.</source>
   <translation>los relojes saltan esa hora.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>the copies are gone.</source>
   <translation>las copias ya no están.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>the copy of {name} is gone again.</source>
   <translation>la copia de {name} ya no está.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>the dates lie too far apart</source>
   <translation>las fechas están demasiado separadas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>the end has to be after the start</source>
   <translation>el fin debe ser posterior al inicio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>the goal of {whose} is as before.</source>
   <translation>el objetivo de {whose} está como antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>the goals of {whose} are as before.</source>
   <translation>las metas de {whose} son las de antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>the last date lies before the first</source>
   <translation>la última fecha es anterior a la primera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>the list is called “{name}” again.</source>
   <translation>la lista se llama de nuevo «{name}».</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>the list is in use again.</source>
   <translation>la lista vuelve a usarse.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>the list is out of use.</source>
   <translation>la lista ya no se usa.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>the list put out of use</source>
   <translation>la lista dejada de usar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>the list renamed</source>
   <translation>el nombre de la lista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>the location is no longer there</source>
   <translation>la sede ya no existe</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officelists.py" />
   <source>the new list</source>
   <translation>la nueva lista</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the new task</source>
   <translation>la tarea nueva</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <source>the next day</source>
   <translation>el día siguiente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <source>the next {count} days</source>
   <translation>los próximos {count} días</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>the note about {name} is gone.</source>
   <translation>la nota sobre {name} ya no está.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/notes.py" />
   <source>the note is as it was before.</source>
   <translation>la nota está como antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the note is gone.</source>
   <translation>la nota ya no está.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the note on a task</source>
   <translation>la nota de una tarea</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/bookings.py" />
   <location filename="src/frontdesk/domain/conflicts.py" />
   <location filename="src/frontdesk/domain/speech.py" />
   <location filename="src/frontdesk/store/blocking.py" />
   <source>the operatory</source>
   <translation>el operatorio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>the patient</source>
   <translation>el paciente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>the practice</source>
   <translation>la clínica</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/errands.py" />
   <location filename="src/frontdesk/operations/holds.py" />
   <source>the practice server does not answer</source>
   <translation>el servidor de la clínica no responde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/life.py" />
   <source>the present</source>
   <translation>el presente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/bookings.py" />
   <location filename="src/frontdesk/domain/speech.py" />
   <location filename="src/frontdesk/operations/production.py" />
   <source>the provider</source>
   <translation>el proveedor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>the request did not arrive in time; nothing was changed</source>
   <translation>la petición no llegó a tiempo; no se cambió nada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>the server did not say what it made, so it cannot be taken back in one go</source>
   <translation>el servidor no dijo qué creó, así que no se puede deshacer de una vez</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>the server does not accept this value</source>
   <translation>el servidor no acepta este valor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/choices_part.py" />
   <source>the server does not answer; it is tried again and again</source>
   <translation>el servidor no responde; se intenta una y otra vez</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>the server does not know this choice</source>
   <translation>el servidor no conoce esta opción</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/answers.py" />
   <location filename="src/frontdesk/operations/errands.py" />
   <location filename="src/frontdesk/operations/notes.py" />
   <location filename="src/frontdesk/operations/writes.py" />
   <source>the server failed</source>
   <translation>el servidor falló</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>the server is busy; nothing was changed</source>
   <translation>el servidor está ocupado; no se cambió nada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>the server was stopped meanwhile; it may have happened</source>
   <translation>el servidor se detuvo entretanto; puede que se haya hecho</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the task deleted</source>
   <translation>la tarea eliminada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the task done</source>
   <translation>la tarea hecha</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the task is as before.</source>
   <translation>la tarea está como antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the task is back.</source>
   <translation>la tarea ha vuelto.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the task is done.</source>
   <translation>la tarea está hecha.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the task is gone.</source>
   <translation>la tarea ya no está.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the task is open again.</source>
   <translation>la tarea vuelve a estar abierta.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the task is read.</source>
   <translation>la tarea está leída.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the task kept unread</source>
   <translation>la tarea sin leer</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/officetasks.py" />
   <source>the task opened again</source>
   <translation>la tarea abierta otra vez</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>the type’s</source>
   <translation>del tipo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>the visit is locked to its time</source>
   <translation>la cita tiene la hora fija</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>the whole office</source>
   <translation>toda la sede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/notes.py" />
   <location filename="src/frontdesk/operations/writes.py" />
   <source>the window closed before the server answered</source>
   <translation>la ventana se cerró antes de que respondiera el servidor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>the {what} are back.</source>
   <translation>el {what} vuelve a estar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>the {what} are gone.</source>
   <translation>el {what} ya no está.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>the {what} as before.</source>
   <translation>el {what} como antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>there are visits.</source>
   <translation>hay citas.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>there is already one like it</source>
   <translation>ya hay uno igual</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>there is no further step</source>
   <translation>no hay más pasos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>there is no step before</source>
   <translation>no hay ningún paso antes</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>there were too many attempts; try again in a moment</source>
   <translation>hubo demasiados intentos; pruebe otra vez en un momento</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>this one</source>
   <translation>esta misma</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>time</source>
   <translation>la hora</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>time of {name}</source>
   <translation>hora de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>time pattern</source>
   <translation>el patrón de tiempo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/header.py" />
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <location filename="src/frontdesk/ui/i18n.py" />
   <location filename="src/frontdesk/ui/month/model.py" />
   <location filename="src/frontdesk/ui/openings/form.py" />
   <source>today</source>
   <translation>hoy</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>told</source>
   <translation>avisado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>told, no answer yet</source>
   <translation>avisado, aún sin respuesta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <location filename="src/frontdesk/ui/i18n.py" />
   <source>tomorrow</source>
   <translation>mañana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>tomorrow morning</source>
   <translation>mañana por la mañana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <source>training</source>
   <translation>formación</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/link.py" />
   <source>trying again</source>
   <translation>se intenta otra vez</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/link.py" />
   <source>trying again in {seconds} s</source>
   <translation>se intenta otra vez en {seconds} s</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>type</source>
   <translation>el tipo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/model.py" />
   <source>unconfirmed</source>
   <translation>sin confirmar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>unlocking of {name}</source>
   <translation>liberación de la hora de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>unread</source>
   <translation>sin leer</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/statuses.py" />
   <location filename="src/frontdesk/ui/away/model.py" />
   <location filename="src/frontdesk/ui/editor/model.py" />
   <source>unscheduled</source>
   <translation>sin programar</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/people.py" />
   <location filename="src/frontdesk/ui/schedules/panel.py" />
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>until</source>
   <translation>hasta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <source>until {day}</source>
   <translation>hasta {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/held.py" />
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>until {time}</source>
   <translation>hasta las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>updated</source>
   <translation>actualizada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>urgent</source>
   <translation>urgente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <source>vacation</source>
   <translation>vacaciones</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>view {name}</source>
   <translation>vista {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>violet</source>
   <translation>violeta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>visit on hold</source>
   <translation>cita en espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>visit {when}</source>
   <translation>cita {when}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>waiting {count} d</source>
   <translation>espera {count} d</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>waitlist entry of {name}</source>
   <translation>entrada de {name} en la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/speech.py" />
   <source>wants an earlier time</source>
   <translation>quiere una hora más temprana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pinboard/model.py" />
   <source>was {day} {time}{place}</source>
   <translation>era {day} {time}{place}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/bar.py" />
   <source>week</source>
   <translation>Una semana</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/holds.py" />
   <location filename="src/frontdesk/ui/board/speech.py" />
   <source>whole office</source>
   <translation>toda la sede</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/panel.py" />
   <source>will call back</source>
   <translation>llamará de vuelta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/words.py" />
   <source>with {provider}</source>
   <translation>con {provider}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/choices_part.py" />
   <source>without its server; changes wait</source>
   <translation>sin su servidor; los cambios esperan</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/runtime/errors.py" />
   <location filename="src/frontdesk/ui/runtime/scopes.py" />
   <source>working in the background</source>
   <translation>trabajar en segundo plano</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/schedules/model.py" />
   <source>works</source>
   <translation>trabaja</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>writing a note</source>
   <translation>escribir una nota</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/intents.py" />
   <source>writing the day's note</source>
   <translation>escribir la nota del día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/blockouts/panel.py" />
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>yellow</source>
   <translation>amarillo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/past.py" />
   <location filename="src/frontdesk/ui/editor/fields.py" />
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>yes</source>
   <translation>sí</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/i18n.py" />
   <source>yesterday</source>
   <translation>ayer</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/held.py" />
   <source>you</source>
   <translation>usted</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/errands.py" />
   <location filename="src/frontdesk/operations/notes.py" />
   <location filename="src/frontdesk/operations/writes.py" />
   <source>you are signed out</source>
   <translation>la sesión está cerrada</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>your role does not allow it</source>
   <translation>su función no lo permite</translation>
  </message>
  <message>
   <location filename="src/frontdesk/app/session.py" />
   <source>{address} is no address of a server. Write it like http://127.0.0.1:8765, with nothing such as /api behind it.</source>
   <translation>{address} no es la dirección de un servidor. Escríbala como http://127.0.0.1:8765, sin nada detrás como /api.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/cardfields.py" />
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>{amount} credit</source>
   <translation>{amount} a favor</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/model.py" />
   <source>{before} → {after}</source>
   <translation>{before} → {after}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <source>{blockout} blocks every operatory from {start} to {end}.</source>
   <translation>{blockout} ocupa todos los operatorios de las {start} a las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <source>{blockout} blocks every operatory until {end}.</source>
   <translation>{blockout} ocupa todos los operatorios hasta las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <source>{blockout} blocks {operatory} from {start} to {end}.</source>
   <translation>{blockout} ocupa {operatory} de las {start} a las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <source>{blockout} blocks {operatory} until {end}.</source>
   <translation>{blockout} ocupa {operatory} hasta las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/model.py" />
   <source>{booked} booked</source>
   <translation>{booked} reservado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/model.py" />
   <source>{booked} booked of {goal}</source>
   <translation>{booked} reservado de {goal}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/model.py" />
   <source>{booked} of {goal}</source>
   <translation>{booked} de {goal}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/link.py" />
   <source>{change} It is sent when the server is back.</source>
   <translation>{change} Se enviará al volver el servidor.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/model.py" />
   <source>{change}, by {who}</source>
   <translation>{change}, por {who}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/model.py" />
   <location filename="src/frontdesk/ui/window/totals.py" />
   <source>{count} appointment</source>
   <translation>{count} cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/model.py" />
   <location filename="src/frontdesk/ui/window/totals.py" />
   <source>{count} appointments</source>
   <translation>{count} citas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/model.py" />
   <source>{count} appt</source>
   <translation>{count} cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/model.py" />
   <source>{count} appts</source>
   <translation>{count} citas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_copies.py" />
   <source>{count} blockout made.</source>
   <translation>{count} bloqueo creado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <source>{count} blockout that copies leave out is left out.</source>
   <translation>Se omite {count} bloqueo que las copias omiten.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_copies.py" />
   <source>{count} blockouts made.</source>
   <translation>{count} bloqueos creados.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <source>{count} blockouts that copies leave out are left out.</source>
   <translation>Se omiten {count} bloqueos que las copias omiten.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>{count} blockouts “{name}”</source>
   <translation>{count} bloqueos «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/totals.py" />
   <source>{count} broken or cancelled</source>
   <translation>fallidas o canceladas: {count}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>{count} change</source>
   <translation>{count} cambio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/leaving.py" />
   <source>{count} change has not reached the server.</source>
   <translation>{count} cambio no ha llegado al servidor.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>{count} change waits to be sent.</source>
   <translation>{count} cambio espera para enviarse.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>{count} changes</source>
   <translation>{count} cambios</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/leaving.py" />
   <source>{count} changes have not reached the server.</source>
   <translation>{count} cambios no han llegado al servidor.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>{count} changes wait to be sent.</source>
   <translation>{count} cambios esperan para enviarse.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/widgets/several.py" />
   <source>{count} chosen</source>
   <translation>{count} elegidas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/panel.py" />
   <source>{count} chosen. C confirms them all.</source>
   <translation>{count} elegidas. C las confirma todas.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/search/finder.py" />
   <source>{count} command.</source>
   <translation>{count} orden.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/search/finder.py" />
   <source>{count} commands.</source>
   <translation>{count} órdenes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>{count} day</source>
   <translation>{count} día</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>{count} day overdue</source>
   <translation>{count} día tarde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <source>{count} day; holidays are left out.</source>
   <translation>{count} día; se omiten los festivos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>{count} days</source>
   <translation>{count} días</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>{count} days overdue</source>
   <translation>{count} días tarde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/span.py" />
   <source>{count} days; holidays are left out.</source>
   <translation>{count} días; se omiten los festivos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{count} entries</source>
   <translation>{count} entradas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>{count} fit</source>
   <translation>{count} encajan</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>{count} fits</source>
   <translation>{count} encaja</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>{count} holiday was left out.</source>
   <translation>Se ha omitido {count} festivo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>{count} holidays were left out.</source>
   <translation>Se han omitido {count} festivos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/lateness.py" />
   <source>{count} late</source>
   <translation>{count} tarde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/i18n.py" />
   <source>{count} min</source>
   <translation>{count} min</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{count} minute</source>
   <translation>{count} minuto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/held.py" />
   <source>{count} minute left</source>
   <translation>queda {count} minuto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{count} minutes</source>
   <translation>{count} minutos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/speech.py" />
   <source>{count} minutes late</source>
   <translation>{count} minutos tarde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/held.py" />
   <source>{count} minutes left</source>
   <translation>quedan {count} minutos</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>{count} month overdue</source>
   <translation>{count} mes tarde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/recalls/model.py" />
   <source>{count} months overdue</source>
   <translation>{count} meses tarde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>{count} more</source>
   <translation>{count} más</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/model.py" />
   <source>{count} nearly</source>
   <translation>{count} casi</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>{count} note</source>
   <translation>{count} nota</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>{count} notes</source>
   <translation>{count} notas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/totals.py" />
   <source>{count} on hold</source>
   <translation>{count} en espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/header.py" />
   <source>{count} op</source>
   <translation>{count} op.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/model.py" />
   <source>{count} opening.</source>
   <translation>{count} hueco.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/model.py" />
   <source>{count} openings.</source>
   <translation>{count} huecos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/header.py" />
   <source>{count} operatories</source>
   <translation>{count} operatorios</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/header.py" />
   <source>{count} operatory</source>
   <translation>{count} operatorio</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/header.py" />
   <source>{count} ops</source>
   <translation>{count} ops.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>{count} page</source>
   <translation>{count} página</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/panel.py" />
   <source>{count} pages</source>
   <translation>{count} páginas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/phrasesource.py" />
   <source>{count} patient is called “{name}”</source>
   <translation>{count} paciente se llama «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/search/finder.py" />
   <source>{count} patient. Enter shows the next visit.</source>
   <translation>{count} paciente. Intro muestra la próxima cita.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/phrasesource.py" />
   <source>{count} patients are called “{name}”</source>
   <translation>{count} pacientes se llaman «{name}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/search/finder.py" />
   <source>{count} patients. Enter shows the next visit.</source>
   <translation>{count} pacientes. Intro muestra la próxima cita.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>{count} providers</source>
   <translation>{count} proveedores</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>{count} reminders, the first: {task}</source>
   <translation>{count} recordatorios, el primero: {task}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>{count} visit</source>
   <translation>{count} cita</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/confirming.py" />
   <location filename="src/frontdesk/ui/printing/model.py" />
   <source>{count} visits</source>
   <translation>{count} citas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/group.py" />
   <source>{count} visits are no longer booked.</source>
   <translation>{count} citas ya no están reservadas.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/group.py" />
   <source>{count} visits booked: {names}.</source>
   <translation>{count} citas reservadas: {names}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/cardfields.py" />
   <source>{count} year</source>
   <translation>{count} año</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/cardfields.py" />
   <source>{count} years</source>
   <translation>{count} años</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/badges.py" />
   <source>{count}%</source>
   <translation>{count}%</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/facts_part.py" />
   <source>{date} ({age})</source>
   <translation>{date} ({age})</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>{day} from</source>
   <translation>{day} desde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/plan.py" />
   <source>{day} has to end after it begins.</source>
   <translation>{day} tiene que terminar después de empezar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>{day} is a holiday ({holiday}); {count} blockout left out.</source>
   <translation>El {day} es festivo ({holiday}); {count} bloqueo omitido.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>{day} is a holiday ({holiday}); {count} blockouts left out.</source>
   <translation>El {day} es festivo ({holiday}); {count} bloqueos omitidos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/start/steps.py" />
   <source>{day} until</source>
   <translation>{day} hasta</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/widgets/month.py" />
   <source>{day}, today</source>
   <translation>{day}, hoy</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/model.py" />
   <source>{done} done</source>
   <translation>{done} hecho</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/badges.py" />
   <source>{done} done of {booked} booked</source>
   <translation>{done} hecho de {booked} reservado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/confirming.py" />
   <source>{done} of {count} visits: {label}. {passed_over} changed meanwhile or are gone.</source>
   <translation>{done} de {count} citas: {label}. {passed_over} cambiaron mientras tanto o ya no están.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/holds.py" />
   <source>{holder} holds this place; only whoever holds it can hold it longer.</source>
   <translation>{holder} tiene apartado este lugar; solo quien lo aparta puede apartarlo más tiempo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <source>{holder} holds {operatory} while phoning; the hold ends at {until}.</source>
   <translation>{holder} tiene apartado {operatory} mientras llama; lo tiene hasta las {until}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/i18n.py" />
   <source>{hours} h</source>
   <translation>{hours} h</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/i18n.py" />
   <source>{hours} h {rest} min</source>
   <translation>{hours} h {rest} min</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/i18n.py" />
   <source>{hours}½ h</source>
   <translation>{hours}½ h</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/offers.py" />
   <source>{kind} is not offered at {location}.</source>
   <translation>{kind} no se ofrece en {location}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/mainwindow.py" />
   <source>{location} is no longer open to you.</source>
   <translation>Ya no tiene acceso a {location}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/presenter.py" />
   <source>{location} – Frontdesk</source>
   <translation>{location} – Frontdesk</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_copies.py" />
   <source>{more} more left out.</source>
   <translation>{more} más sin incluir.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/words.py" />
   <source>{names}: done on {date}, {days} days before. Plans may not pay yet.</source>
   <translation>{names}: hecho el {date}, {days} días antes. Puede que el seguro aún no pague.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/openings/panel.py" />
   <source>{name} (begins with it)</source>
   <translation>{name} (se abre con ella)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/model.py" />
   <source>{name} (mine)</source>
   <translation>{name} (mía)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name} accepted.</source>
   <translation>{name} aceptó.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_kinds.py" />
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <location filename="src/frontdesk/operations/views.py" />
   <source>{name} as before.</source>
   <translation>{name} como antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>{name} as default</source>
   <translation>{name} como vista inicial</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/group.py" />
   <source>{name} booked at {where}.</source>
   <translation>Cita de {name} reservada: {where}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_kinds.py" />
   <source>{name} can be blocked for.</source>
   <translation>Ya se puede bloquear tiempo para {name}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/filling.py" />
   <source>{name} comes at {where}, from the waitlist.</source>
   <translation>{name} viene de la lista de espera: {where}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} copied to {where}.</source>
   <translation>Cita de {name} copiada: {where}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name} declined.</source>
   <translation>{name} rechazó.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name} did not answer.</source>
   <translation>{name} no contestó.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} has no confirmation status.</source>
   <translation>{name} no tiene estado de confirmación.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/opening.py" />
   <location filename="src/frontdesk/ui/window/tasks_part.py" />
   <source>{name} has no visit ahead.</source>
   <translation>{name} no tiene ninguna cita por delante.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>{name} holds this place while phoning, {minutes} more. Its menu gives it back.</source>
   <translation>{name} aparta este hueco mientras llama, {minutes} más. Su menú lo libera.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/holds_part.py" />
   <source>{name} holds {place} while phoning.</source>
   <translation>{name} aparta {place} mientras llama.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <source>{name} is a template now.</source>
   <translation>{name} ya es una plantilla.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>{name} is a view now.</source>
   <translation>{name} ya es una vista.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>{name} is away on {day}</source>
   <translation>{name} no está el {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/past.py" />
   <source>{name} is back as it was before it was deleted.</source>
   <translation>La cita de {name} vuelve como estaba antes de eliminarla.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>{name} is back at {back}.</source>
   <translation>La cita de {name} vuelve a su sitio: {back}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} is back at {place}.</source>
   <translation>La cita de {name} vuelve a su sitio: {place}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} is back on the book at {place}.</source>
   <translation>La cita de {name} vuelve a la agenda: {place}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/past.py" />
   <source>{name} is back on the book.</source>
   <translation>La cita de {name} vuelve a la agenda.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} is back on the pinboard.</source>
   <translation>La cita de {name} vuelve al tablero.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <location filename="src/frontdesk/operations/schedules.py" />
   <location filename="src/frontdesk/operations/views.py" />
   <source>{name} is back.</source>
   <translation>{name} vuelve a estar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>{name} is called again.</source>
   <translation>Se vuelve a llamar a {name}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_kinds.py" />
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <source>{name} is changed.</source>
   <translation>Se cambió {name}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/past.py" />
   <source>{name} is deleted again.</source>
   <translation>La cita de {name} está eliminada otra vez.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <location filename="src/frontdesk/operations/views.py" />
   <source>{name} is deleted.</source>
   <translation>Se eliminó {name}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>{name} is due as before.</source>
   <translation>El control de {name} vence como antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>{name} is due {day}.</source>
   <translation>El control de {name} vence el {day}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <location filename="src/frontdesk/operations/blockouts.py" />
   <location filename="src/frontdesk/operations/schedules.py" />
   <location filename="src/frontdesk/operations/views.py" />
   <source>{name} is gone.</source>
   <translation>{name} ya no está.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>{name} is kept.</source>
   <translation>Se guardó {name}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} is locked to its time.</source>
   <translation>La cita de {name} tiene la hora fija.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} is marked {status}.</source>
   <translation>La cita de {name} queda {status}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} is marked {status}: {reason}.</source>
   <translation>La cita de {name} queda {status}: {reason}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/group.py" />
   <source>{name} is no longer booked.</source>
   <translation>La cita de {name} ya no está reservada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} is no longer locked.</source>
   <translation>La cita de {name} ya no tiene la hora fija.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} is no longer marked complete.</source>
   <translation>La cita de {name} ya no queda como completa.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_kinds.py" />
   <source>{name} is no longer offered.</source>
   <translation>{name} ya no se ofrece.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>{name} is not called for it any more.</source>
   <translation>Ya no se llama a {name} por esto.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name} is off the waitlist.</source>
   <translation>{name} ya no está en la lista de espera.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} is on the pinboard already.</source>
   <translation>La cita de {name} ya está en el tablero.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/mainwindow.py" />
   <source>{name} is on the pinboard.</source>
   <translation>{name} está en el tablero.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name} is on the waitlist.</source>
   <translation>{name} está en la lista de espera.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} is out of the flow.</source>
   <translation>{name} está fuera del flujo.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/visits.py" />
   <source>{name} is out of the flow: {why}</source>
   <translation>{name} está fuera del flujo: {why}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/desk.py" />
   <source>{name} is signed in.</source>
   <translation>{name} tiene la sesión abierta.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/model.py" />
   <source>{name} is to be there then.</source>
   <translation>{name} tiene que estar ahí a esa hora.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <location filename="src/frontdesk/operations/past.py" />
   <source>{name} is {status} again.</source>
   <translation>La cita de {name} vuelve a estar {status}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name} let the offer expire.</source>
   <translation>{name} dejó vencer la oferta.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} moved to the pinboard.</source>
   <translation>Cita de {name} llevada al tablero.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} moved to {where}.</source>
   <translation>Cita de {name} movida a {where}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} now takes {minutes}, {span}.</source>
   <translation>La cita de {name} dura ahora {minutes}, {span}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} placed at {where}.</source>
   <translation>Cita de {name} colocada: {where}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>{name} stayed</source>
   <translation>{name} sigue ahí</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} stays as it was.</source>
   <translation>La cita de {name} queda como estaba.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} stays where it was.</source>
   <translation>La cita de {name} queda donde estaba.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} takes {minutes} again.</source>
   <translation>La cita de {name} vuelve a durar {minutes}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/filling.py" />
   <source>{name} waits again.</source>
   <translation>{name} vuelve a esperar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_kinds.py" />
   <source>{name} was not added</source>
   <translation>No se añadió {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>{name} was not blocked</source>
   <translation>No se bloqueó {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/filling.py" />
   <location filename="src/frontdesk/operations/group.py" />
   <source>{name} was not booked</source>
   <translation>No se reservó la cita de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/past.py" />
   <source>{name} was not brought back</source>
   <translation>No se recuperó la cita de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_kinds.py" />
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <location filename="src/frontdesk/operations/editing.py" />
   <location filename="src/frontdesk/operations/intentions.py" />
   <location filename="src/frontdesk/operations/views.py" />
   <source>{name} was not changed</source>
   <translation>No se cambió {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} was not copied</source>
   <translation>No se copió la cita de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockout_templates.py" />
   <location filename="src/frontdesk/operations/views.py" />
   <source>{name} was not deleted</source>
   <translation>No se eliminó {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>{name} was not made the default</source>
   <translation>{name} no quedó como vista inicial</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} was not marked {status}</source>
   <translation>La cita de {name} no quedó {status}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} was not moved</source>
   <translation>No se movió la cita de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} was not moved back</source>
   <translation>{name} no pasó al paso anterior</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} was not moved on</source>
   <translation>{name} no pasó al paso siguiente</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>{name} was not noted</source>
   <translation>No se anotó la llamada a {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} was not parked</source>
   <translation>No se llevó al tablero la cita de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} was not placed</source>
   <translation>No se colocó la cita de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>{name} was not postponed</source>
   <translation>No se aplazó el control de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <location filename="src/frontdesk/operations/past.py" />
   <source>{name} was not put back</source>
   <translation>La cita de {name} no volvió a la agenda</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/views.py" />
   <source>{name} was not put behind Ctrl+{digit}</source>
   <translation>{name} no quedó en Ctrl+{digit}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name} was not put on the waitlist</source>
   <translation>No se puso a {name} en la lista de espera</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} was not resized</source>
   <translation>No se cambió la duración de la cita de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name} was told of {clock}.</source>
   <translation>Se avisó a {name} del hueco de las {clock}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name} was told that the slot is taken.</source>
   <translation>Se avisó a {name} de que el hueco está ocupado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>{name} works as usual on {day}</source>
   <translation>{name} trabaja como siempre el {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>{name} works other hours on {day}</source>
   <translation>{name} trabaja con otro horario el {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <source>{name} {status}</source>
   <translation>{name}: cita {status}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name}'s entry is as before.</source>
   <translation>La entrada de {name} está como antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name}'s entry is as it was.</source>
   <translation>La entrada de {name} queda como estaba.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name}'s entry was changed.</source>
   <translation>Se cambió la entrada de {name}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{name}'s entry was not changed</source>
   <translation>No se cambió la entrada de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/model.py" />
   <source>{name}, opens by itself</source>
   <translation>{name}, se abre por sí sola</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/panel.py" />
   <source>{name}, {count}</source>
   <translation>{name}, {count}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/schedules.py" />
   <source>{name}: closed on {day}.</source>
   <translation>{name}: cerrado el {day}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/production/model.py" />
   <source>{name}: goal {goal}, {scheduled} scheduled, {done} done, {lost} lost</source>
   <translation>{name}: objetivo {goal}, {scheduled} programado, {done} hecho, {lost} perdido</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/badges.py" />
   <source>{name}: view, theme, keys, sign out</source>
   <translation>{name}: vista, tema, teclas, cerrar sesión</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>{name}: {what} as before.</source>
   <translation>{name}: {what} como antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>{name}: {what} changed.</source>
   <translation>{name}: hecho el cambio en {what}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/recalls.py" />
   <source>{name}: {what}, noted.</source>
   <translation>{name}: {what}, anotado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>{name}: {where}, {length}.</source>
   <translation>{name}: {where}, {length}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>{name}: {where}.</source>
   <translation>{name}: {where}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/views/ordered.py" />
   <location filename="src/frontdesk/ui/widgets/several.py" />
   <source>{name}: {words}</source>
   <translation>{name}: {words}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/editor_part.py" />
   <source>{number} of {count}</source>
   <translation>{number} de {count}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/store/blocking.py" />
   <source>{operatory} has a visit from {start} to {end}, and {count} more.</source>
   <translation>{operatory} tiene una cita de las {start} a las {end}, y {count} más.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <source>{operatory} has a visit from {start} to {end}.</source>
   <translation>{operatory} tiene una cita de las {start} a las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <source>{operatory} is taken from {start} to {end}.</source>
   <translation>{operatory} está ocupado de las {start} a las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <source>{operatory} is taken until {end}.</source>
   <translation>{operatory} está ocupado hasta las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>{operatory} was left out.</source>
   <translation>{operatory} no se incluyó.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>{operatory} was left out: {why}</source>
   <translation>{operatory} no se incluyó: {why}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/mainwindow.py" />
   <source>{panel} is closed. {keys} brings it back.</source>
   <translation>{panel} está cerrado. {keys} lo trae de vuelta.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/model.py" />
   <source>{percent}% full</source>
   <translation>{percent}% lleno</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/lock/screen.py" />
   <source>{person} is signed in. The password opens the desk as it was left.</source>
   <translation>{person} tiene la sesión abierta. La contraseña abre el puesto tal como quedó.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>{place} is held again.</source>
   <translation>{place} vuelve a estar apartado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>{place} is held as long as before.</source>
   <translation>{place} sigue apartado como antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>{place} is held for {count} minute from now.</source>
   <translation>{place} queda apartado {count} minuto desde ahora.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>{place} is held for {count} minute.</source>
   <translation>{place} queda apartado {count} minuto.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>{place} is held for {count} minutes from now.</source>
   <translation>{place} queda apartado {count} minutos desde ahora.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>{place} is held for {count} minutes.</source>
   <translation>{place} queda apartado {count} minutos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>{place} is held instead.</source>
   <translation>{place} queda apartado en su lugar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>{place} is no longer held.</source>
   <translation>{place} ya no está apartado.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>{place} is not held longer</source>
   <translation>{place} no queda apartado más tiempo</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>{place} is still held</source>
   <translation>{place} sigue apartado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/holds.py" />
   <source>{place} was not held</source>
   <translation>{place} no quedó apartado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/model.py" />
   <source>{place} → {status}</source>
   <translation>{place} → {status}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/away/model.py" />
   <source>{place}: details changed</source>
   <translation>{place}: detalles cambiados</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/model.py" />
   <source>{provider} does not work there then.</source>
   <translation>{provider} no trabaja ahí a esa hora.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <source>{provider} is in {operatory} from {start} to {end}.</source>
   <translation>{provider} está en {operatory} de las {start} a las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <source>{provider} is in {operatory} until {end}.</source>
   <translation>{provider} está en {operatory} hasta las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/booking/model.py" />
   <source>{provider} is to be with {name} then.</source>
   <translation>{provider} tiene que estar con {name} a esa hora.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <source>{provider} may not have these two visits at once; the other is in {operatory} from {start} to {end}.</source>
   <translation>{provider} no puede tener estas dos citas a la vez; la otra está en {operatory} de las {start} a las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/domain/conflicts.py" />
   <source>{provider} may not have these two visits at once; the other is in {operatory} until {end}.</source>
   <translation>{provider} no puede tener estas dos citas a la vez; la otra está en {operatory} hasta las {end}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/badges.py" />
   <source>{reached} of {aim}</source>
   <translation>{reached} de {aim}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/printing/paint.py" />
   <source>{section} (continued)</source>
   <translation>{section} (continúa)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/model.py" />
   <source>{shown} of {total} read; more come as you scroll.</source>
   <translation>{shown} de {total} leídos; vienen más al bajar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/speech.py" />
   <location filename="src/frontdesk/ui/lateness.py" />
   <source>{span} late</source>
   <translation>{span} tarde</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/model.py" />
   <source>{span} over the limit</source>
   <translation>{span} por encima del límite</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/intentions.py" />
   <location filename="src/frontdesk/ui/board/speech.py" />
   <source>{start} to {end}</source>
   <translation>de las {start} a las {end}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/holds.py" />
   <source>{start}–{end} · {place} · {name}</source>
   <translation>{start}–{end} · {place} · {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <source>{status} (C)</source>
   <translation>{status} (C)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/confirm/model.py" />
   <source>{status} (M)</source>
   <translation>{status} (M)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/card.py" />
   <source>{step} (N)</source>
   <translation>{step} (N)</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/card.py" />
   <source>{step}: {name}</source>
   <translation>{step}: {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/pastwords.py" />
   <source>{stretches} min</source>
   <translation>{stretches} min</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/carrier.py" />
   <source>{time}, {operatory}</source>
   <translation>{time}, {operatory}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/selection.py" />
   <source>{time}, {operatory}, free</source>
   <translation>{time}, {operatory}, libre</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/widgets/tabs.py" />
   <source>{title}, {count}</source>
   <translation>{title}, {count}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/life.py" />
   <source>{value}  (was {before})</source>
   <translation>{value}  (era {before})</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>{what} as before.</source>
   <translation>{what}: como antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>{what} is back.</source>
   <translation>Vuelve a estar: {what}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>{what} is gone.</source>
   <translation>Se quitó: {what}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/editing.py" />
   <source>{what} of {name}</source>
   <translation>cambio en {what} de {name}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>{what} stayed as before</source>
   <translation>No se cambió: {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>{what} was not removed</source>
   <translation>No se quitó: {what}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/blockouts.py" />
   <source>{what}: {where}.</source>
   <translation>{what}: {where}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/pattern.py" />
   <source>{whole}; minute {minute}: {who}</source>
   <translation>{whole}; minuto {minute}: {who}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/confirming.py" />
   <source>{whom} as before.</source>
   <translation>{whom}: como antes.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/confirming.py" />
   <source>{whom} could not be changed</source>
   <translation>No se pudo cambiar: {whom}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{whom} could not be taken off the waitlist</source>
   <translation>No se pudo quitar de la lista de espera: {whom}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{whom} on the waitlist again.</source>
   <translation>Otra vez en la lista de espera: {whom}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/waitlist.py" />
   <source>{whom} taken off the waitlist.</source>
   <translation>Fuera de la lista de espera: {whom}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/window/phrasesource.py" />
   <source>{whom}: choose a place first, then say for whom.</source>
   <translation>{whom}: elija primero un lugar y luego diga para quién.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/confirming.py" />
   <source>{whom}: {label}.</source>
   <translation>{whom}: {label}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>{whose} has no goal that day any more.</source>
   <translation>{whose} ya no tiene objetivo ese día.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>{whose}: goal of {amount} on {days}.</source>
   <translation>{whose}: meta de {amount} en {days}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>{whose}: goal of {amount}.</source>
   <translation>{whose}: objetivo de {amount}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/production.py" />
   <source>{whose}: no goal any more on {days}.</source>
   <translation>{whose}: sin meta ya en {days}.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{who} booked {name} at {time}</source>
   <translation>{who} reservó la cita de {name} a las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{who} cancelled {name} at {time}</source>
   <translation>{who} canceló la cita de {name} a las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{who} changed the confirmation of {name} at {time}</source>
   <translation>{who} cambió la confirmación de {name} a las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{who} changed the flow status of {name} at {time}</source>
   <translation>{who} cambió el estado de flujo de {name} a las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{who} changed the providers of {name} at {time}</source>
   <translation>{who} cambió los proveedores de {name} a las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{who} changed the status of {name} at {time}</source>
   <translation>{who} cambió el estado de {name} a las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/carrier.py" />
   <source>{who} changed this visit while you are moving it.</source>
   <translation>{who} cambió esta cita mientras la mueve.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{who} changed {name} at {time}</source>
   <translation>{who} cambió la cita de {name} a las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{who} deleted {name} at {time}</source>
   <translation>{who} eliminó la cita de {name} a las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/fields.py" />
   <source>{who} made it {value} meanwhile</source>
   <translation>{who} lo puso en {value} mientras tanto</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{who} marked {name} broken at {time}</source>
   <translation>{who} marcó como fallida la cita de {name} a las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{who} moved {name} at {time}</source>
   <translation>{who} movió la cita de {name} a las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{who} moved {name} to the pinboard at {time}</source>
   <translation>{who} llevó al tablero la cita de {name} a las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/wording.py" />
   <source>{who} placed {name} at {time}</source>
   <translation>{who} colocó la cita de {name} a las {time}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/editor/fields.py" />
   <source>{who}: was {value}</source>
   <translation>{who}: era {value}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/month/model.py" />
   <source>{words} booked</source>
   <translation>{words} reservado</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/topbar/badges.py" />
   <source>{words}, goal {goal}</source>
   <translation>{words}, objetivo {goal}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>“not after” has to be on the day of “not before” or later.</source>
   <translation>«no después de» tiene que ser el día de «no antes de» o más tarde.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/waitlist/form.py" />
   <source>“until” has to be later than “from”.</source>
   <translation>«hasta» tiene que ser posterior a «desde».</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>“{blockout}” in {operatory} on {day} at {at} was left out.</source>
   <translation>«{blockout}» en {operatory} el {day} a las {at} no se incluyó.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>“{blockout}” in {operatory} on {day} at {at} was left out: {why}</source>
   <translation>«{blockout}» en {operatory} el {day} a las {at} no se incluyó: {why}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>“{blockout}” is not to be copied; {count} blockout left out.</source>
   <translation>«{blockout}» no se copia; {count} bloqueo omitido.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>“{blockout}” is not to be copied; {count} blockouts left out.</source>
   <translation>«{blockout}» no se copia; {count} bloqueos omitidos.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/refusals.py" />
   <source>“{blockout}” was left out: its operatory is elsewhere.</source>
   <translation>«{blockout}» no se incluyó: su operatorio está en otro sitio.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/openings.py" />
   <source>“{name}” is back.</source>
   <translation>«{name}» vuelve a estar.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/openings.py" />
   <source>“{name}” is no longer saved.</source>
   <translation>«{name}» ya no está guardada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/openings.py" />
   <source>“{name}” is removed.</source>
   <translation>«{name}» está quitada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/openings.py" />
   <source>“{name}” is saved.</source>
   <translation>«{name}» está guardada.</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/openings.py" />
   <source>“{name}” was not changed</source>
   <translation>«{name}» no se cambió</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/openings.py" />
   <source>“{name}” was not removed</source>
   <translation>«{name}» no se quitó</translation>
  </message>
  <message>
   <location filename="src/frontdesk/operations/openings.py" />
   <source>“{name}” was not saved</source>
   <translation>«{name}» no se guardó</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/history/model.py" />
   <source>“{note}”</source>
   <translation>«{note}»</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/tasks/detail.py" />
   <source>‹ Tasks</source>
   <translation>‹ Tareas</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/board/chip.py" />
   <source>−{amount} {day}</source>
   <translation>−{amount} {day}</translation>
  </message>
  <message>
   <location filename="src/frontdesk/ui/flow/panel.py" />
   <source>✓ {status}</source>
   <translation>✓ {status}</translation>
  </message>
 </context>
</TS>
